// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeanEffectTest {
  private static final int EXPERIMENTS = 4_000;

  private static double[] draw(
      SplittableRandom random, int n, ToDoubleFunction<SplittableRandom> law) {
    return IntStream.range(0, n).mapToDouble(i -> law.applyAsDouble(random)).toArray();
  }

  @Test
  void theIntervalHoldsStudentsAndReachesFurtherToTheLongTail() {
    MeanEffect skewed = MeanEffect.ofPairs(new double[] {1, 1.2, 1.1, 0.9, 4});
    Interval wide = skewed.interval(0.95);
    Interval student = skewed.student(0.95);
    assertThat(wide.lower()).isLessThanOrEqualTo(student.lower());
    assertThat(wide.upper() - student.upper()).isGreaterThan(student.lower() - wide.lower());
    assertThat(wide.upper()).isLessThanOrEqualTo(skewed.student(0.99).upper());
    assertThat(wide.method()).isEqualTo("Student's t over 5 trials, widened for skewness");
  }

  @Test
  void aSkewnessThatIsKnownGivesHallsIntervalOfThePaper() {
    double skewness = 0.1;
    double t = CriticalValue.studentT(0.95, 9);
    MeanEffect mean = new MeanEffect(0, 1, 9, skewness, 0, "m");
    double upper = -mean.interval(0.95).upper();
    double cubic =
        upper
            + skewness * (upper * upper / 3 + 1.0 / 6)
            + skewness * skewness * upper * upper * upper / 27;
    assertThat(cubic).isCloseTo(-t, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 12})
  void pIsTheLevelAtWhichTheIntervalEnds(int n) {
    SplittableRandom random = new SplittableRandom(n);
    for (int i = 0; i < 50; i++) {
      double[] a = draw(random, n, SplittableRandom::nextExponential);
      double[] b = draw(random, n, SplittableRandom::nextGaussian);
      for (MeanEffect mean : new MeanEffect[] {MeanEffect.ofPairs(a), MeanEffect.ofArms(a, b)}) {
        Interval interval = mean.interval(0.95);
        assertThat(mean.pOf(interval.lower())).isCloseTo(0.05, within(1e-6));
        assertThat(mean.pOf(interval.upper())).isCloseTo(0.05, within(1e-6));
        assertThat(mean.pOf(mean.estimate())).isEqualTo(1);
      }
    }
  }

  /** Trials of an exponential distribution have skewness 2; Student's t misses 10 % above. */
  @ParameterizedTest
  @ValueSource(ints = {3, 5, 8, 20})
  void aSkewedMeanIsMissedLittleMoreOftenThanItSays(int n) {
    SplittableRandom random = new SplittableRandom(31 * n);
    long below = 0;
    long above = 0;
    long ofStudent = 0;
    for (int i = 0; i < EXPERIMENTS; i++) {
      MeanEffect mean = MeanEffect.ofPairs(draw(random, n, SplittableRandom::nextExponential));
      below += mean.interval(0.95).upper() < 1 ? 1 : 0;
      above += mean.interval(0.95).lower() > 1 ? 1 : 0;
      ofStudent += mean.student(0.95).upper() < 1 ? 1 : 0;
    }
    assertThat((below + above) / (double) EXPERIMENTS).isLessThan(0.075);
    assertThat(ofStudent / (double) EXPERIMENTS).isGreaterThan(0.065);
  }

  @Test
  void valuesThatAreEqualGiveNoWidth() {
    MeanEffect same = MeanEffect.ofPairs(new double[] {2, 2, 2});
    assertThat(same.interval(0.95).upper()).isEqualTo(2);
    assertThat(same.pOf(2)).isEqualTo(1);
    assertThat(same.pOf(0)).isZero();
  }
}
