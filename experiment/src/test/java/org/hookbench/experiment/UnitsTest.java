// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
  @ParameterizedTest
  @CsvSource({"50us,50e3", "2.5 ms,2.5e6", "10s,1e10", "1ns,1", "2min,1.2e11", "1 µs,1000"})
  void readsTimes(String text, double ns) {
    assertThat(Units.parseNs("x", text)).isEqualTo(ns);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "50", "us", "-1us", "1,5ms", "1e3us", "5 parsecs"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> Units.parseNs("--margin", text))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("--margin: '" + text + "' is not a time");
  }

  @ParameterizedTest
  @CsvSource({"1m30s,90", "500ms,0.5", "1h0.5s,3600.5", "'',NaN", "5,NaN", "1m 30s,NaN", "5B,NaN"})
  void readsSumsOfTimes(String text, double seconds) {
    assertThat(Units.sumInUnit(text, "s")).isEqualTo(Double.valueOf(seconds));
  }

  @Test
  void readsSizes() {
    assertThat(Units.parseBytes("x", "512MiB")).isEqualTo(512L << 20);
  }

  @Test
  void formatsAlikeInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Units.formatNs(12_345)).isEqualTo("12.3 µs");
      assertThat(Units.formatNs(-0.123)).isEqualTo("-0.123 ns");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Property
  void exactTextReadsBack(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 4_000_000) long ns) {
    assertThat((long) Units.parseNs("x", Units.exactNs(ns))).isEqualTo(ns);
  }
}
