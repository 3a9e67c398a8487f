// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.estimate.KruskalWallis;
import org.hookbench.stats.estimate.Moments;
import org.hookbench.stats.estimate.Pairing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * False-positive rate and power of the verdict in worlds whose truth is known. Writes the tables of
 * docs/evidence/verdict.md to stats/target/simulation-*.md.
 */
@Tag("simulation")
class SimulationTest {
  private static final int EXPERIMENTS = 4_000;
  private static final int EXPERIMENTS_OF_POWER = 1_000;
  private static final int EXPERIMENTS_OVER_REQUESTS = 500;
  private static final int[] TRIALS = {5, 10};
  private static final double NOMINAL = 0.05;
  private static final double LOWEST = 0.01;
  private static final double HIGHEST = 0.06;
  private static final double TINY_MARGIN = 1e-9;

  /** How trials follow each other, and how they are analysed. */
  enum Design {
    DUET(Pairing.DUET),
    BLOCK(Pairing.BLOCK),
    NONE(Pairing.NONE),
    /** All trials of the baseline before all of the treatment: drift is taken for an effect. */
    SEQUENTIAL(Pairing.NONE);

    private final Pairing pairing;

    Design(Pairing pairing) {
      this.pairing = pairing;
    }
  }

  /** Experiments of one kind. */
  record Cell(World world, Design design, int trials, double effectMs) {

    Input experiment(SplittableRandom random) {
      List<TrialSamples> baseline = new ArrayList<>();
      List<TrialSamples> treatment = new ArrayList<>();
      for (int block = 0; block < trials; block++) {
        int first = random.nextInt(2);
        int a = design == Design.SEQUENTIAL ? block : 2 * block + first;
        int b = design == Design.SEQUENTIAL ? trials + block : 2 * block + 1 - first;
        double[] machine = machine(a, random);
        double[] other = design == Design.DUET ? machine : machine(b, random);
        baseline.add(trial(block, machine, world.process(random, false), random));
        treatment.add(trial(block, other, effectMs + world.process(random, true), random));
      }
      return new Input(
          null,
          null,
          Unit.MS,
          design.pairing,
          new ArmSamples("a", baseline),
          new ArmSamples("b", treatment));
    }

    private double[] machine(int trial, SplittableRandom random) {
      return world.machine(random, world.size(random), trial);
    }

    private TrialSamples trial(
        int block, double[] machine, double offset, SplittableRandom random) {
      double[] values = world.samples(random, machine);
      Arrays.setAll(values, i -> values[i] + offset);
      return new TrialSamples("t", block, values, 0);
    }

    /** Share of experiments in which the verdict calls the arms different. */
    double verdicts(int experiments) {
      return share(experiments, SimulationTest::told);
    }

    /** The same of the Kruskal-Wallis test over all requests. */
    double kruskalWallis() {
      return share(EXPERIMENTS_OVER_REQUESTS, SimulationTest::requestsDiffer);
    }

    private double share(int experiments, Predicate<Input> different) {
      long[] seeds =
          new SplittableRandom(world.ordinal() * 31L + trials).longs(experiments).toArray();
      long count =
          Arrays.stream(seeds)
              .parallel()
              .filter(seed -> different.test(experiment(new SplittableRandom(seed))))
              .count();
      return count / (double) experiments;
    }
  }

  private static boolean told(Input input) {
    RunLevel level =
        RunLevelAnalysis.of(
            input.pairing(),
            RunLevelAnalysis.effects(input, new Figure(OutcomeKind.MEDIAN, Unit.MS)),
            1 - NOMINAL);
    return OutcomeRule.value(Unit.MS, level.effect(), level.equivalence(), TINY_MARGIN)
        != Verdict.Value.INCONCLUSIVE;
  }

  private static boolean requestsDiffer(Input input) {
    double[] a = PooledArm.of(input.baseline()).sorted();
    double[] b = PooledArm.of(input.treatment()).sorted();
    return KruskalWallis.test(a, b).p() < NOMINAL;
  }

  @Test
  void theVerdictErrsAsOftenAsItSaysAndRequestLevelTestsDoNot() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| world | trials | duet | block | none | sequential | over requests, duet | over"
                + " requests, block |\n"
                + "|---|---|---|---|---|---|---|---|\n");
    List<String> outside = new ArrayList<>();
    for (World world : World.values()) {
      for (int trials : TRIALS) {
        List<String> cells = new ArrayList<>();
        for (Design design : Design.values()) {
          double rate = new Cell(world, design, trials, 0).verdicts(EXPERIMENTS);
          cells.add(percent("%.1f", rate));
          if (rate < lowest(world, design) || rate > highest(design)) {
            outside.add(world + " " + design + " " + trials + ": " + rate);
          }
        }
        for (Design design : List.of(Design.DUET, Design.BLOCK)) {
          cells.add(percent("%.0f", new Cell(world, design, trials, 0).kruskalWallis()));
        }
        table.append(row(world, trials, cells));
      }
    }
    write("simulation-false-positives.md", table);
    assertThat(outside).isEmpty();
  }

  /** Who throws blocks away has the drift in the spread of both arms, not in their difference. */
  private static double lowest(World world, Design design) {
    return world == World.DRIFT && design == Design.NONE ? 0 : LOWEST;
  }

  private static double highest(Design design) {
    return design == Design.SEQUENTIAL ? 1 : HIGHEST;
  }

  @Test
  void driftIsTakenForAnEffectWhereOneArmFollowsTheOther() {
    assertThat(new Cell(World.DRIFT, Design.SEQUENTIAL, 10, 0).verdicts(EXPERIMENTS_OF_POWER))
        .isGreaterThan(HIGHEST);
  }

  @Test
  void powerGrowsWithTheEffectAndTheTrials() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| world | trials | duet, 10 µs | 20 µs | 40 µs | 80 µs | block, 10 µs | 20 µs | 40 µs"
                + " | 80 µs |\n"
                + "|---|---|---|---|---|---|---|---|---|---|\n");
    for (World world : World.values()) {
      for (int trials : TRIALS) {
        List<String> cells = new ArrayList<>();
        for (Design design : List.of(Design.DUET, Design.BLOCK)) {
          double[] power =
              IntStream.of(10, 20, 40, 80)
                  .mapToDouble(us -> us / 1000.0)
                  .map(ms -> new Cell(world, design, trials, ms).verdicts(EXPERIMENTS_OF_POWER))
                  .toArray();
          assertThat(power[3]).isGreaterThan(power[0]);
          Arrays.stream(power).forEach(p -> cells.add(percent("%.0f", p)));
        }
        table.append(row(world, trials, cells));
      }
    }
    write("simulation-power.md", table);
  }

  private static String percent(String format, double share) {
    return String.format(Locale.ROOT, format, 100 * share) + " %";
  }

  private static String row(World world, int trials, List<String> cells) {
    Stream<String> head = Stream.of(Names.of(world).replace('-', ' '), String.valueOf(trials));
    return Stream.concat(head, cells.stream()).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  static void write(String name, CharSequence table) throws IOException {
    Path target = Path.of("target");
    Files.createDirectories(target);
    Files.writeString(target.resolve(name), table);
    System.out.println(table);
  }

  @Test
  void momentsOfTheWorldsAreWhatTheySay() {
    SplittableRandom random = new SplittableRandom(1);
    double[] still = World.INDEPENDENT.samples(random, new double[5_000]);
    assertThat(Moments.of(still).mean()).isBetween(2.48, 2.52);
    assertThat(Moments.of(still).sd()).isBetween(0.19, 0.21);
  }
}
