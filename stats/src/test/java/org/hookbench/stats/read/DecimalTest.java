// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
  private static double parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return Decimal.parse(bytes, 0, bytes.length);
  }

  @Property(tries = 20_000)
  void everyDecimalIsRoundedAsTheLanguageDoes(
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long digits,
      @ForAll @IntRange(max = 25) int decimals,
      @ForAll @IntRange(max = 5) int shorter) {
    long fewer = digits / (long) Math.pow(10, shorter);
    String text = BigDecimal.valueOf(fewer, decimals).toPlainString();
    assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    assertThat(parse("-" + text)).isEqualTo(-Double.parseDouble(text));
  }

  @Property(tries = 20_000)
  void theMiddleBetweenTwoDoublesIsRoundedAsTheLanguageDoes(
      @ForAll @LongRange(min = 1L << 53, max = 1L << 54) long above,
      @ForAll @IntRange(max = 9) int decimals) {
    BigDecimal middle =
        new BigDecimal(Math.scalb((double) above, -10))
            .add(
                new BigDecimal(Math.ulp(Math.scalb((double) above, -10)))
                    .divide(BigDecimal.valueOf(2)));
    String text = middle.setScale(decimals, java.math.RoundingMode.HALF_EVEN).toPlainString();
    assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4.422151999960988",
        "2.8161405000446393",
        "1691768168.9970055",
        "1e-3",
        "0.1",
        "123456789012345678",
        "5e300",
        "-7.25",
        ".5",
        "9007199254740993"
      })
  void numbersAreRoundedAsTheLanguageDoes(String text) {
    assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", ".", "1,5", "NaN", "Infinity", "0x10", "1f", "1d", "--1", "1.2.3"})
  void whatIsNoDecimalIsNaN(String text) {
    assertThat(parse(text)).isNaN();
  }
}
