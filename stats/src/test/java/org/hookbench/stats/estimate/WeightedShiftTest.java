// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class WeightedShiftTest {
  private static WeightedPoints points(SplittableRandom random, int n, double grid) {
    double[] values =
        random.doubles(n).map(u -> Math.rint(-Math.log(u) * grid) / grid).sorted().toArray();
    int[] cells = IntStream.range(0, n).toArray();
    double[] sizes = random.ints(n, 1, 5).asDoubleStream().toArray();
    int[] drawn = random.ints(n, 0, 3).toArray();
    drawn[0] = 1;
    return WeightedPoints.of(values, cells, sizes, drawn);
  }

  /** All differences, each as often as its weight says. */
  private static double median(WeightedPoints a, WeightedPoints b) {
    double[] all =
        IntStream.range(0, a.values().length)
            .boxed()
            .flatMapToDouble(
                i ->
                    IntStream.range(0, b.values().length)
                        .boxed()
                        .flatMapToDouble(
                            j -> {
                              double[] same = new double[(int) (a.weights()[i] * b.weights()[j])];
                              Arrays.fill(same, b.values()[j] - a.values()[i]);
                              return Arrays.stream(same);
                            }))
            .sorted()
            .toArray();
    return all[all.length / 2];
  }

  @Property
  void isTheMedianOfAllDifferencesWhateverTheGuess(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 20) int m,
      @ForAll @IntRange(min = 1, max = 20) int n,
      @ForAll @IntRange(min = 1, max = 1000) int grid,
      @ForAll @DoubleRange(min = -3, max = 3) double guess,
      @ForAll @DoubleRange(min = 0, max = 10) double density) {
    SplittableRandom random = new SplittableRandom(seed);
    WeightedPoints a = points(random, m, grid);
    WeightedPoints b = points(random, n, grid);
    double range = 20;
    assertThat(new WeightedShift(a, b, 0.5, range).near(guess, density))
        .isCloseTo(median(a, b), within(2e-8 * range));
  }
}
