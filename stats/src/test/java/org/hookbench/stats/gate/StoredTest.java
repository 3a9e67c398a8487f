// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hookbench.stats.estimate.CriticalValue;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.Moments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredTest {
  private static Interval about(double estimate, double half) {
    return new Interval(estimate, estimate - half, estimate + half, 0.95, "");
  }

  @Test
  void theSpreadOfTheStoredSessionsIsInTheInterval() {
    // R: qt(0.975, 2) * sqrt(4/3 + 4) with the stored 8, 10, 12
    Interval increase = Stored.increase(new double[] {8, 10, 12}, about(13, 1));

    assertThat(increase.estimate()).isEqualTo(3);
    assertThat(increase.upper() - 3).isEqualTo(9.93655, within(1e-4));
    assertThat(3 - increase.lower()).isEqualTo(9.93655, within(1e-4));
  }

  @Test
  void sessionsThatHappenToAgreeAreNoMorePreciseThanTheNewOne() {
    Interval increase = Stored.increase(new double[] {10, 10, 10}, about(10, 1.959964));

    assertThat(increase.upper()).isEqualTo(4.302653, within(1e-4)); // qt(0.975, 2)
  }

  @Test
  void oneStoredSessionHasNoInterval() {
    Interval increase = Stored.increase(new double[] {8}, about(13, 1));

    assertThat(increase.estimate()).isEqualTo(5);
    assertThat(increase.lower()).isNaN();
  }

  /** Normal effects of sessions and of trials within them; 5,000 gates each. */
  @ParameterizedTest
  @CsvSource({"2, 0", "2, 1", "2, 4", "3, 0", "3, 1", "3, 4", "6, 0", "6, 1", "6, 4"})
  void theTrueIncreaseIsMissedAtMostAsOftenAsPromised(int stored, double sessionSd) {
    Random random = new Random(7);
    int runs = 5_000;
    int missed = 0;
    for (int run = 0; run < runs; run++) {
      double[] old = new double[stored];
      for (int i = 0; i < stored; i++) {
        old[i] = session(random, sessionSd).estimate();
      }
      missed += Stored.increase(old, session(random, sessionSd)).contains(0) ? 0 : 1;
    }
    double allowed = 3 * Math.sqrt(0.05 * 0.95 / runs);

    assertThat((double) missed / runs).isLessThan(0.05 + allowed);
  }

  private static Interval session(Random random, double sessionSd) {
    double truth = sessionSd * random.nextGaussian();
    double[] trials = random.doubles(5).map(u -> truth + random.nextGaussian()).toArray();
    Moments moments = Moments.of(trials);
    return about(
        moments.mean(),
        CriticalValue.studentT(0.95, trials.length - 1) * moments.sd() / Math.sqrt(trials.length));
  }
}
