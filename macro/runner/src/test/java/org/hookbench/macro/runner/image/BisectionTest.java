// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.runner.image.Bisection.Difference;
import org.hookbench.macro.runner.image.Bisection.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BisectionTest {
  private final List<String> compared = new ArrayList<>();

  private static List<String> images(int count) {
    return IntStream.range(0, count).mapToObj(i -> "" + i).toList();
  }

  /** Images from one on differ by 10, by half of the interval. */
  private Bisection changing(int from, double by, double half) {
    return new Bisection(
        (baseline, image) -> {
          compared.add(baseline + " " + image);
          double estimate = Integer.parseInt(image) < from ? 0.2 : by;
          return new Difference(estimate, estimate - half, estimate + half);
        });
  }

  @Test
  void theMostComparisonsAreOneAndLog2OfWhatIsBetween() {
    assertThat(IntStream.of(2, 3, 4, 8, 1000).map(Bisection::most)).containsExactly(1, 2, 3, 4, 11);
  }

  @ParameterizedTest
  @CsvSource({"8,1,10", "8,4,10", "8,7,-10", "2,1,10", "1000,617,-10"})
  void findsTheFirstThatChangedInLog2Steps(int count, int from, double by) {
    Found found = changing(from, by, 1).find(images(count));

    assertThat(found).isEqualTo(new Found("" + (from - 1), "" + from));
    assertThat(compared).hasSizeLessThanOrEqualTo(Bisection.most(count));
    assertThat(compared).allMatch(pair -> pair.startsWith("0 "));
  }

  @Test
  void withoutADifferenceNothingIsSearchedFor() {
    assertThatThrownBy(() -> changing(8, 10, 1).find(images(8)))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("0 and 7: no difference is shown");
    assertThatThrownBy(() -> changing(1, Double.NaN, 1).find(images(8)))
        .hasMessageContaining("no difference is shown");
  }

  @Test
  void anIntervalThatReachesBothLevelsEndsTheSearchWithWhatIsKnown() {
    assertThatThrownBy(() -> changing(6, 10, 7).find(images(8)))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("3: its interval does not tell")
        .hasMessageContaining("after 0, and in 7 at the latest");
  }
}
