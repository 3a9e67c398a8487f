// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Verdict.Value;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Made-up worlds drawn from a seed, written as files and analysed as a user does. */
class DrawnWorldsTest {
  private static final double RIGHT_OR_INCONCLUSIVE = 0.95;
  @TempDir Path work;

  /** How a verdict stands to the truth. */
  enum Mark {
    RIGHT,
    INCONCLUSIVE,
    /** Equivalent in the median, which is right; a figure that the hook changes is left open. */
    LEFT_OPEN,
    WRONG
  }

  private record Judged(DrawnWorld world, Value value, Mark mark) {}

  private Judged judge(long seed) {
    DrawnWorld world = DrawnWorld.draw(seed);
    Findings findings = Analyzer.analyze(List.of(MeasuredDirectory.open(world.write(work))));
    Comparison c = findings.compared().get(0).comparison();
    Judged judged = new Judged(world, c.verdict().value(), mark(world, c));
    if (judged.mark == Mark.WRONG) {
      System.out.println(world + " " + world.truth() + ": " + c.verdict().reason());
    }
    return judged;
  }

  static Mark mark(DrawnWorld world, Comparison c) {
    Value value = c.verdict().value();
    if (value == Value.INCONCLUSIVE) {
      return Mark.INCONCLUSIVE;
    }
    return switch (world.kind()) {
      case NONE -> value == Value.EQUIVALENT ? Mark.RIGHT : Mark.WRONG;
      case FAILURES -> value == Value.FAILS_MORE ? Mark.RIGHT : Mark.WRONG;
      default ->
          switch (value) {
            case SLOWER -> Mark.RIGHT;
            case MIXED, EQUIVALENT -> ofFigures(value, world.truth(), c.outcomes().figures());
            default -> Mark.WRONG;
          };
    };
  }

  private static Mark ofFigures(Value value, DrawnWorld.Truth truth, List<Outcome> outcomes) {
    boolean open = false;
    for (Outcome o : outcomes) {
      double shift =
          switch (o.kind()) {
            case MEDIAN -> truth.median();
            case MEAN -> truth.mean();
            case P99 -> truth.p99();
            default -> 0;
          };
      if (shift > o.margin() && o.value() == Value.EQUIVALENT || o.value() == Value.FASTER) {
        return Mark.WRONG;
      }
      open |= shift > o.margin();
    }
    return value == Value.EQUIVALENT && open ? Mark.LEFT_OPEN : Mark.RIGHT;
  }

  private String table(int worlds, long firstSeed) {
    List<Judged> all =
        LongStream.range(firstSeed, firstSeed + worlds).parallel().mapToObj(this::judge).toList();
    StringBuilder table =
        new StringBuilder(
            "| effect in | worlds | right | inconclusive | right of the median, rest open | wrong"
                + " |\n"
                + "|---|---|---|---|---|---|\n");
    for (DrawnWorld.Kind kind : DrawnWorld.Kind.values()) {
      List<Judged> own = all.stream().filter(j -> j.world.kind() == kind).toList();
      table.append("| ").append(kind.name().toLowerCase(Locale.ROOT)).append(row(own));
    }
    table.append("| all").append(row(all));
    assertThat(count(all, Mark.WRONG))
        .as(table.toString())
        .isLessThanOrEqualTo((long) (worlds * (1 - RIGHT_OR_INCONCLUSIVE) + 1e-9));
    return table.toString();
  }

  private static String row(List<Judged> worlds) {
    StringBuilder row = new StringBuilder(" | " + worlds.size());
    for (Mark mark : Mark.values()) {
      row.append(" | ").append(count(worlds, mark));
    }
    return row + " |\n";
  }

  private static long count(List<Judged> worlds, Mark mark) {
    return worlds.stream().filter(j -> j.mark == mark).count();
  }

  @Test
  void twentyDrawnWorldsAreJudgedRightOrLeftOpen() {
    assertThat(table(20, 1)).contains("| all | 20 |");
  }

  @Test
  @Tag("simulation")
  void twoHundredDrawnWorldsAreJudgedRightOrLeftOpen() throws java.io.IOException {
    SimulationTest.write("simulation-worlds.md", table(200, 1_000));
  }
}
