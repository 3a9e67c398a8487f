// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hookbench.experiment.Names;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Verdict.Value;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Worlds in which processes and sessions differ, and families of comparisons. */
@Tag("simulation")
class ProcessSimulationTest {
  private static final int EXPERIMENTS = 4_000;
  private static final double HIGHEST = 0.06;
  private static final int[] TRIALS = {3, 5, 6, 10, 30};

  private final List<String> failures = new ArrayList<>();

  private static double rate(
      int seed, Function<SplittableRandom, Input> world, Predicate<Value> of) {
    return share(seed, world, said -> of.test(said.verdict().value()));
  }

  private static double share(
      int seed, Function<SplittableRandom, Input> world, Predicate<ProcessWorld.Said> of) {
    return Arrays.stream(new SplittableRandom(seed).longs(EXPERIMENTS).toArray())
            .parallel()
            .filter(s -> of.test(ProcessWorld.Said.of(world.apply(new SplittableRandom(s)))))
            .count()
        / (double) EXPERIMENTS;
  }

  private static boolean directed(Value v) {
    return v == Value.SLOWER || v == Value.FASTER;
  }

  private String cell(String what, double rate, boolean allowed) {
    if (rate > HIGHEST && !allowed) {
      failures.add(what + ": " + rate);
    }
    return String.format(Locale.ROOT, " | %.1f %%", 100 * rate);
  }

  @Test
  void aVerdictIsWrongAtMostAsOftenAsItSaysOrSaysWhatItCannotExclude() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| processes | trials | alike in both arms: slower or faster | in the hook only:"
                + " equivalent | faster | the sentence cannot exclude |\n"
                + "|---|---|---|---|---|---|\n");
    for (ProcessWorld world : ProcessWorld.values()) {
      for (int n : TRIALS) {
        String name = world + " " + n;
        double open = 1 - Math.pow(0.05, 1.0 / n);
        boolean said = world.slow() <= open;
        table
            .append("| ")
            .append(Names.of(world))
            .append(" | ")
            .append(n)
            .append(
                cell(
                    name + " alike",
                    rate(n, r -> world.experiment(r, n, true), ProcessSimulationTest::directed),
                    false))
            .append(
                cell(
                    name + " equivalent",
                    rate(n + 1, r -> world.experiment(r, n, false), v -> v == Value.EQUIVALENT),
                    said || world.costsNothing()))
            .append(
                cell(
                    name + " faster",
                    rate(n + 2, r -> world.experiment(r, n, false), v -> v == Value.FASTER),
                    false))
            .append(String.format(Locale.ROOT, " | %.0f %% |%n", 100 * open));
      }
    }
    SimulationTest.write("simulation-processes.md", table);
    assertThat(failures).isEmpty();
  }

  @Test
  void sessionsThatDifferAreToldOnlyIfTheyAreCombined() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| sessions of 5 trials | spread between sessions | combined | as one result |\n"
                + "|---|---|---|---|\n");
    for (int sessions : new int[] {3, 5, 10}) {
      for (double ms : new double[] {0.01, 0.02, 0.04}) {
        String name = sessions + " sessions, " + ms;
        table
            .append(String.format(Locale.ROOT, "| %d | %.0f µs", sessions, 1000 * ms))
            .append(
                cell(
                    name,
                    rate(
                        sessions,
                        r -> ProcessWorld.sessions(r, sessions, ms, false),
                        ProcessSimulationTest::directed),
                    false))
            .append(
                cell(
                    name,
                    rate(
                        sessions,
                        r -> ProcessWorld.sessions(r, sessions, ms, true),
                        ProcessSimulationTest::directed),
                    true))
            .append(" |\n");
      }
    }
    SimulationTest.write("simulation-sessions.md", table);
    assertThat(failures).isEmpty();
  }

  @Test
  void aFamilyErrsNoMoreOftenThanOneComparison() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| comparisons | trials | any slower or faster | without the adjustment |\n"
                + "|---|---|---|---|\n");
    for (int k : new int[] {10, 20}) {
      for (int n : new int[] {5, 10}) {
        int families = EXPERIMENTS / 2;
        long[] seeds = new SplittableRandom(k * 31L + n).longs(families).toArray();
        long alone = Arrays.stream(seeds).parallel().filter(s -> anyAlone(family(s, k, n))).count();
        long judged = Arrays.stream(seeds).parallel().filter(s -> any(family(s, k, n))).count();
        table
            .append(String.format(Locale.ROOT, "| %d | %d", k, n))
            .append(cell(k + " comparisons, " + n, judged / (double) families, false))
            .append(cell(k + " alone", alone / (double) families, true))
            .append(" |\n");
      }
    }
    SimulationTest.write("simulation-family.md", table);
    assertThat(failures).isEmpty();
  }

  @Test
  void theIntervalOfOneProcessMissesTheTruthAboutAsOftenAsItSays() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| connection rounds | correlation of neighbours | interval misses 0 |\n"
                + "|---|---|---|\n");
    for (int rounds : new int[] {40, 100, 200}) {
      for (double memory : new double[] {0, 0.3, 0.6}) {
        double misses =
            share(
                rounds,
                r -> ProcessWorld.switched(r, rounds, memory),
                said -> !said.level().effect().contains(0));
        table
            .append(String.format(Locale.ROOT, "| %d | %.1f", rounds, memory))
            .append(cell(rounds + " rounds, " + memory, misses, false))
            .append(" |\n");
      }
    }
    SimulationTest.write("simulation-switch.md", table);
    assertThat(failures).isEmpty();
  }

  /** Of hooks that cost nothing; processes differ by 30 us, more than the margin. */
  private static List<ProcessWorld.Said> family(long seed, int comparisons, int trials) {
    SplittableRandom r = new SplittableRandom(seed);
    List<ProcessWorld.Said> family = new ArrayList<>();
    for (int i = 0; i < comparisons; i++) {
      family.add(ProcessWorld.Said.of(ProcessWorld.noisy(r, trials)));
    }
    return family;
  }

  private static boolean anyAlone(List<ProcessWorld.Said> family) {
    return family.stream().anyMatch(said -> directed(said.verdict().value()));
  }

  private static boolean any(List<ProcessWorld.Said> family) {
    List<Comparison> members = family.stream().map(ProcessWorld.Said::comparison).toList();
    return Families.together(members, 0.05, false).stream()
        .anyMatch(c -> directed(c.verdict().value()));
  }
}
