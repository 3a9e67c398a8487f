// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookbench.stats.estimate.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadoutTest {
  private static Interval interval(double estimate, double lower, double upper) {
    return new Interval(estimate, lower, upper, 0.95, "m");
  }

  @Test
  void anEstimateHasAsManyDigitsAsItsIntervalIsWorth() {
    Interval effect = interval(0.0412, 0.0380, 0.0444);
    Readout scale = Readout.of(Unit.MS, effect);

    assertThat(scale.signed(effect.estimate())).isEqualTo("+41.2");
    assertThat(scale.range(effect)).isEqualTo("+38.0 to +44.4 µs");
  }

  @Test
  void zeroHasNoMinus() {
    Interval effect = interval(-0.001, -12, 12);

    assertThat(Readout.of(Unit.NS, effect).signed(effect.estimate())).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({
    "2.54, 2.39, 2.69, 150, +1.69",
    "-61.3, -63.8, -58.7, 302, −20.30",
    "900.04, 899.96, 900.11, 260, +346.2",
    "12000, 11999.9, 12000.1, 260, +4615"
  })
  void aShareHasAtMostFourDigits(
      double estimate, double lower, double upper, double baseline, String shown) {
    assertThat(Readout.percent(interval(estimate, lower, upper), baseline))
        .isEqualTo(shown + "\u00a0%");
  }

  @Test
  void aMarginThatIsNotKnownSaysSo() {
    assertThat(Readout.margin(Unit.NS, Double.NaN)).isEqualTo("unknown");
    assertThat(Readout.margin(Unit.MS, 0.001571)).isEqualTo("1.57 µs");
  }
}
