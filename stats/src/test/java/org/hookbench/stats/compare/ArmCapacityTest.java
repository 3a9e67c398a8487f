// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.read.ClosedLoop;
import org.hookbench.stats.read.ClosedLoop.Served;
import org.junit.jupiter.api.Test;

class ArmCapacityTest {
  private static final ClosedLoop SERVER = new ClosedLoop(20, 2);
  private static final int[] LEVELS = {1, 2, 4, 8, 16, 24, 32};

  private static LoopTrial trial(int block, int connections, double perSecond, double responseS) {
    return new LoopTrial(
        block,
        connections,
        2500,
        perSecond,
        responseS,
        perSecond * (responseS + 0.02),
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Set.of());
  }

  private static LoopTrial simulated(int block, int connections, long seed) {
    List<Served> served = SERVER.run(connections, 3000, seed);
    long fromNs = served.get(500).sentNs();
    long untilNs = served.get(served.size() - 1).sentNs();
    List<Served> ended =
        served.stream().filter(s -> s.doneNs() > fromNs && s.doneNs() <= untilNs).toList();
    double responseS =
        ended.stream().mapToLong(s -> s.doneNs() - s.sentNs()).average().orElseThrow() / 1e9;
    return trial(block, connections, ended.size() * 1e9 / (untilNs - fromNs), responseS);
  }

  private static ArmCapacity capacity(List<LoopTrial> trials) {
    return ArmCapacity.of(new LoopArm("spin", "none", 0.02, Double.NaN), trials, 0.95);
  }

  private static ArmCapacity bounds(double most, double leastS, int... levels) {
    List<LoopTrial> trials = new ArrayList<>();
    for (int block = 1; block <= 3; block++) {
      for (int n : levels) {
        double perSecond = Math.min(most, n / (leastS + 0.02)) * (1 + 0.001 * block);
        trials.add(trial(block, n, perSecond, n / perSecond - 0.02));
      }
    }
    return capacity(trials);
  }

  private static List<String> codes(ArmCapacity capacity) {
    return capacity.warnings().stream().map(Warning::code).toList();
  }

  @Test
  void kneeAndThroughputOfASimulatedServerAreInTheirIntervals() {
    int knees = 0;
    int throughputs = 0;
    for (int seed = 1; seed <= 20; seed++) {
      List<LoopTrial> trials = new ArrayList<>();
      for (int block = 1; block <= 5; block++) {
        for (int n : LEVELS) {
          trials.add(simulated(block, n, 100_000L * seed + 100L * block + n));
        }
      }
      ArmCapacity capacity = capacity(trials);
      knees += capacity.knee().contains(11) ? 1 : 0;
      throughputs += capacity.mostPerSecond().contains(500) ? 1 : 0;
      Interval knee = capacity.knee();
      assertThat(knee.upper() - knee.lower()).isLessThan(3);
      assertThat(capacity.warnings()).isEmpty();
    }
    assertThat(knees).isGreaterThanOrEqualTo(18);
    assertThat(throughputs).isGreaterThanOrEqualTo(18);
  }

  @Test
  void simulationAgreesWithMeanValueAnalysis() {
    for (int n : LEVELS) {
      double mean =
          IntStream.range(0, 5).mapToDouble(b -> simulated(b, n, b).perSecond()).sum() / 5;
      assertThat(mean).isCloseTo(SERVER.perSecond(n), within(0.03 * mean));
    }
  }

  @Test
  void kneeOfThePublishedFiguresIsAtElevenClients() {
    assertThat(ArmCapacity.knee(127.8, 0.063, 0.020)).isCloseTo(10.6, within(0.01));
  }

  @Test
  void tellsWhatASweepLacks() {
    assertThat(codes(bounds(500, 0.002, 1, 4, 16, 24))).isEmpty();
    assertThat(codes(bounds(500, 0.002, 1, 4, 16))).containsExactly("sweep-short");
    assertThat(codes(bounds(500, 0.002, 8, 16, 64))).containsExactly("sweep-late");
  }

  @Test
  void throughputThatFallsIsOfItsBestLevel() {
    List<LoopTrial> trials = new ArrayList<>();
    for (int block = 1; block <= 3; block++) {
      trials.add(trial(block, 1, 45 + block, 1 / (45.0 + block) - 0.02));
      trials.add(trial(block, 16, 499 + block, 16 / (499.0 + block) - 0.02));
      trials.add(trial(block, 40, 400, 40 / 400.0 - 0.02));
    }
    ArmCapacity capacity = capacity(trials);
    assertThat(codes(capacity)).containsExactly("throughput-falls");
    assertThat(capacity.mostPerSecond().estimate()).isCloseTo(501, within(1e-9));
  }

  @Test
  void throughputThatIsLargestAtTheEndDoesNotFall() {
    List<LoopTrial> trials = new ArrayList<>();
    for (int block = 1; block <= 3; block++) {
      trials.add(trial(block, 1, 45 + block, 1 / (45.0 + block) - 0.02));
      trials.add(trial(block, 24, 400, 24 / 400.0 - 0.02));
      trials.add(trial(block, 40, 499 + block, 40 / (499.0 + block) - 0.02));
    }
    ArmCapacity capacity = capacity(trials);
    assertThat(codes(capacity)).containsExactly("sweep-short");
    assertThat(capacity.mostPerSecond().estimate()).isCloseTo(501, within(1e-9));
  }

  @Test
  void connectionsThatThroughputDoesNotAccountForAreTheGenerators() {
    List<LoopTrial> trials = new ArrayList<>();
    for (int block = 1; block <= 2; block++) {
      trials.add(trial(block, 1, 45 + block, 0.002));
      trials.add(trial(block, 40, 300 + block, 0.004));
    }
    ArmCapacity capacity = capacity(trials);
    assertThat(codes(capacity)).containsExactly("little-law");
    assertThat(capacity.warnings().get(0).message()).contains("at 40 (7.2)");
    assertThat(capacity.bottleneck()).isEqualTo(Bottleneck.GENERATOR);
  }

  @Test
  void fewPausesOfRandomLengthMayBeOffByChance() {
    assertThat(level(2500, 1.1).broken()).isTrue();
    assertThat(level(100, 1.1).broken()).isFalse();
    assertThat(level(100, 1.4).broken()).isTrue();
    assertThat(level(2500, 1.04).broken()).isFalse();
  }

  private static LoadLevel level(double requests, double clients) {
    return new LoadLevel(1, 1, requests, 45, 2, clients, 0.1, Double.NaN);
  }

  @Test
  void namesTheBottleneck() {
    assertThat(bottleneck(0.95, 0.4, 0.6)).isEqualTo(Bottleneck.CPU_LIMIT);
    assertThat(bottleneck(0.5, 0.4, 0.6)).isEqualTo(Bottleneck.SHARED_CPU);
    assertThat(bottleneck(Double.NaN, 0.4, 0.6)).isEqualTo(Bottleneck.CPU_LIMIT);
    assertThat(bottleneck(0.95, 0, 0.6)).isEqualTo(Bottleneck.CPU);
    assertThat(bottleneck(0.5, 0, 0.6)).isEqualTo(Bottleneck.SHARED_CPU);
    assertThat(bottleneck(0.5, Double.NaN, Double.NaN)).isEqualTo(Bottleneck.NOT_CPU);
    assertThat(bottleneck(Double.NaN, Double.NaN, Double.NaN)).isEqualTo(Bottleneck.UNKNOWN);
  }

  private static Bottleneck bottleneck(double cpus, double throttled, double waiting) {
    LoopTrial trial = new LoopTrial(1, 4, 1000, 100, 0.02, 4, cpus, throttled, waiting, Set.of());
    return Bottleneck.of(List.of(trial), 1);
  }
}
