// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hookbench.stats.oracle.Oracle.near;

import org.hookbench.stats.oracle.Oracle;
import org.junit.jupiter.api.Test;

class TailTest {
  private static double[][] cases(String name) {
    return Oracle.rows(Oracle.get("tails").path(name));
  }

  @Test
  void chiSquaredAgreesWithScipy() {
    for (double[] c : cases("chi2")) {
      assertThat(Tail.log10ChiSquared(c[0], c[1])).isCloseTo(c[2], near(c[2], 1e-12));
    }
  }

  @Test
  void normalAgreesWithScipy() {
    for (double[] c : cases("normal")) {
      assertThat(Tail.log10Normal(c[0])).isCloseTo(c[1], near(c[1], 1e-12));
    }
  }

  @Test
  void studentAgreesWithScipy() {
    // SciPy 1.10 has nine digits here.
    for (double[] c : cases("tq")) {
      assertThat(CriticalValue.studentT(c[0], c[1])).isCloseTo(c[2], near(c[2], 1e-9));
    }
  }
}
