// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookbench.experiment.OutcomeKind;
import org.hookbench.stats.estimate.Interval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
  @ParameterizedTest
  @CsvSource({
    "MEDIAN, SLOWER, 1, slower",
    "CPU, SLOWER, 1, costlier",
    "MEMORY, FASTER, -1, cheaper",
    "CPU, INCONCLUSIVE, 1, inconclusive"
  })
  void aVerdictIsSaidInTheWordOfItsKind(
      OutcomeKind kind, Verdict.Value value, double estimate, String word) {
    Interval effect = new Interval(estimate, estimate, estimate, 0.95, "");

    assertThat(new Outcome(kind, Unit.NS, 9, effect, effect, 0.1, 0, 0, value, true).word())
        .isEqualTo(word);
  }
}
