// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hookbench.stats.estimate.MeanEffect;
import org.junit.jupiter.api.Test;

/** Worlds of normal trials around 1,000 ns. */
class GroupsTest {
  private static final int WORLDS = 10;
  private static final double TRUTH_NS = 1_000;
  private static final double SD_NS = 30;

  /** Trials of the two halves of a result. */
  private record World(double[] odd, double[] even) {
    static World of(SplittableRandom r, int trials, double biasNs) {
      return new World(half(r, trials / 2, biasNs), half(r, trials / 2, biasNs));
    }

    private static double[] half(SplittableRandom r, int trials, double biasNs) {
      return DoubleStream.generate(() -> TRUTH_NS + biasNs + SD_NS * r.nextGaussian())
          .limit(trials)
          .toArray();
    }
  }

  private static double coverage(int trials, double biasNs, ToDoubleFunction<World> share) {
    SplittableRandom r = new SplittableRandom(7);
    return Stream.generate(() -> World.of(r, trials, biasNs))
        .limit(WORLDS)
        .mapToDouble(share)
        .average()
        .orElseThrow();
  }

  private static ToDoubleFunction<World> otherHalf(int group) {
    return w -> new Groups(group, 0.95, 1).containingMean(w.odd(), w.even());
  }

  private static ToDoubleFunction<World> known(int group) {
    return w -> new Groups(group, 0.95, 1).containing(w.odd(), TRUTH_NS);
  }

  @Test
  void asManyIntervalsAsTheySayContainTheMeanOfTheOtherHalf() {
    assertThat(coverage(250, 0, otherHalf(20))).isCloseTo(0.955, within(0.02));
    assertThat(coverage(250, 0, known(20))).isCloseTo(0.955, within(0.02));
  }

  @Test
  void aBiasIsAFaultOfAccuracyAndNotOfTheInterval() {
    assertThat(coverage(250, SD_NS, otherHalf(20))).isCloseTo(0.955, within(0.02));
    assertThat(coverage(250, SD_NS, known(20))).isLessThan(0.1);
  }

  @Test
  void theMeanOfASmallHalfMayBeFurtherAway() {
    double[] effects = {-2, -1, 0, 1, 2};
    double beyond = 1.3 * MeanEffect.ofPairs(effects).interval(0.95).upper();
    Groups whole = new Groups(effects.length, 0.95, 1);
    assertThat(
            whole.containingMean(effects, DoubleStream.generate(() -> beyond).limit(5).toArray()))
        .isEqualTo(1);
    assertThat(
            whole.containingMean(effects, DoubleStream.generate(() -> beyond).limit(500).toArray()))
        .isZero();
  }

  @Test
  void anotherHalfThatIsSmallerThanAGroupTellsNothing() {
    Groups groups = new Groups(3, 0.95, 1);
    assertThat(groups.containingMean(new double[] {1, 2, 3, 4}, new double[] {2, 3})).isNaN();
    assertThat(groups.containingMean(new double[] {1, 2, 3, 4}, new double[0])).isNaN();
  }

  @Test
  void processesThatChangeFromHalfToHalfAreFound() {
    World changed =
        new World(
            World.of(new SplittableRandom(3), 250, 0).odd(),
            World.of(new SplittableRandom(4), 250, 2 * SD_NS).even());
    assertThat(otherHalf(20).applyAsDouble(changed)).isLessThan(0.01);
  }

  @Test
  void aHalfThatIsSmallerThanAGroupTellsNothing() {
    assertThat(coverage(38, 0, otherHalf(20))).isNaN();
  }
}
