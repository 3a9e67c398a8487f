package org.hookbench.stats.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hookbench.experiment.Names;
import org.hookbench.stats.analysis.Pairing;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.hypothesis.KruskalWallis;
import org.hookbench.stats.hypothesis.TTest;
import org.hookbench.stats.quantile.Moments;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * False-positive rate and power of the verdict in worlds whose truth is known. Writes the tables of
 * docs/statistics.md to stats/target/simulation.md.
 */
@Tag("simulation")
class SimulationTest {
  private static final int REPEATS = 4_000;
  private static final double NOMINAL = 0.05;
  private static final double TINY_MARGIN = 1e-9;

  /** How often each analysis calls the arms different. */
  private record Rates(double verdict, double kruskalWallis, double welch) {}

  private static Input experiment(
      World world, Pairing pairing, int trials, double effect, SplittableRandom random) {
    List<TrialSamples> baseline = new ArrayList<>();
    List<TrialSamples> treatment = new ArrayList<>();
    for (int block = 0; block < trials; block++) {
      boolean first = random.nextBoolean();
      double[] machine = world.machine(random, world.size(random), 2 * block + (first ? 0 : 1));
      double[] other =
          pairing == Pairing.DUET
              ? machine
              : world.machine(random, world.size(random), 2 * block + (first ? 1 : 0));
      baseline.add(trial(block, world, machine, world.process(random, false), random));
      treatment.add(trial(block, world, other, effect + world.process(random, true), random));
    }
    return new Input(
        null,
        null,
        Unit.MS,
        pairing,
        new ArmSamples("a", baseline),
        new ArmSamples("b", treatment));
  }

  private static TrialSamples trial(
      int block, World world, double[] machine, double offset, SplittableRandom random) {
    double[] values = world.samples(random, machine);
    Arrays.setAll(values, i -> values[i] + offset);
    return new TrialSamples("t", block, values, 0);
  }

  private static Rates rates(World world, Pairing pairing, int trials, double effect, int repeats) {
    long[] seeds = new SplittableRandom(world.ordinal() * 31L + trials).longs(repeats).toArray();
    int[][] different =
        IntStream.range(0, repeats)
            .parallel()
            .mapToObj(
                i -> experiment(world, pairing, trials, effect, new SplittableRandom(seeds[i])))
            .map(SimulationTest::different)
            .toArray(int[][]::new);
    double[] sums = new double[3];
    for (int[] d : different) {
      Arrays.setAll(sums, i -> sums[i] + d[i]);
    }
    return new Rates(sums[0] / repeats, sums[1] / repeats, sums[2] / repeats);
  }

  private static int[] different(Input input) {
    RunLevel level =
        RunLevelAnalysis.of(input.pairing(), RunLevelAnalysis.effects(input), 1 - NOMINAL);
    Verdict verdict = new VerdictRule("a", "b", null, Unit.MS, TINY_MARGIN, 2.5).decide(level);
    Pooled a = Pooled.of(input.baseline());
    Pooled b = Pooled.of(input.treatment());
    return new int[] {
      verdict.value() == Verdict.Value.INCONCLUSIVE ? 0 : 1,
      KruskalWallis.test(a.sorted(), b.sorted()).p() < NOMINAL ? 1 : 0,
      TTest.welch(a.moments(), b.moments()).p() < NOMINAL ? 1 : 0
    };
  }

  private static String row(String format, Object... values) {
    return String.format(Locale.ROOT, format, values) + "\n";
  }

  @Test
  void theVerdictErrsAsOftenAsItSaysAndRequestLevelTestsDoNot() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| world | pairing | trials | verdict | Kruskal-Wallis over requests | Welch's t over requests |\n"
                + "|---|---|---|---|---|---|\n");
    List<String> outside = new ArrayList<>();
    for (World world : World.values()) {
      for (Pairing pairing : Pairing.values()) {
        for (int trials : new int[] {5, 10}) {
          Rates rates = rates(world, pairing, trials, 0, REPEATS);
          String row =
              row(
                  "| %s | %s | %d | %.1f %% | %.0f %% | %.0f %% |",
                  Names.of(world).replace('-', ' '),
                  Names.of(pairing),
                  trials,
                  100 * rates.verdict(),
                  100 * rates.kruskalWallis(),
                  100 * rates.welch());
          table.append(row);
          if (rates.verdict() < 0.03 || rates.verdict() > 0.06) {
            outside.add(row);
          }
        }
      }
    }
    write("simulation-false-positives.md", table);
    assertThat(outside).isEmpty();
  }

  @Test
  void powerGrowsWithTheEffectAndTheTrials() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| world | trials | 10 µs | 20 µs | 40 µs | 80 µs |\n|---|---|---|---|---|---|\n");
    for (World world : World.values()) {
      for (int trials : new int[] {5, 10}) {
        double[] power =
            Arrays.stream(new double[] {0.01, 0.02, 0.04, 0.08})
                .map(effect -> rates(world, Pairing.DUET, trials, effect, 1_000).verdict())
                .toArray();
        table.append(
            row(
                "| %s | %d | %.0f %% | %.0f %% | %.0f %% | %.0f %% |",
                Names.of(world).replace('-', ' '),
                trials,
                100 * power[0],
                100 * power[1],
                100 * power[2],
                100 * power[3]));
        assertThat(power).isSorted();
      }
    }
    write("simulation-power.md", table);
  }

  private static void write(String name, CharSequence table) throws IOException {
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
