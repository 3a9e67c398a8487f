// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.trial;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.TimeSpan;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.Looks;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import picocli.CommandLine.Option;

/** Options of an experiment that grows: until it is decided, or because somebody wants more. */
public final class GrowthOptions {
  private static final int MOST_BLOCKS = 10_000;
  private static final TimeSpan HALF_AN_HOUR = TimeSpan.parse("30min");

  @Option(
      names = "--until-decided",
      description =
          "adds blocks until each comparison has an answer; the intervals allow for looking often")
  private boolean untilDecided;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description =
          "longest time with --until-decided, estimated from the first blocks (default: 30min,"
              + " unless"
              + " --max-blocks is given)")
  private String longest;

  @Option(
      names = "--max-blocks",
      paramLabel = "N",
      description = "most blocks with --until-decided")
  private Integer maxBlocks;

  @Option(
      names = "--extend",
      paramLabel = "DIR",
      description = "adds blocks to a result directory: --blocks, or those to its next look")
  private Path extend;

  @Option(
      names = "--blocks",
      paramLabel = "N",
      description = "blocks that are measured (default: as in the file), or that --extend adds")
  private Integer blocks;

  /** Refuses options that do not go together. */
  public void check(Path resume) {
    boolean limited = longest != null || maxBlocks != null;
    if (limited && !untilDecided) {
      throw new UserError("--for, --max-blocks: limit --until-decided; give it too");
    }
    if (untilDecided && (extend != null || resume != null)) {
      throw new UserError("--until-decided: begins a new result; leave out --extend and --resume");
    }
    if (extend != null && resume != null) {
      throw new UserError("--extend: also repeats missing trials; leave out --resume");
    }
    if (blocks != null && resume != null) {
      throw new UserError(
          "--blocks: plan.json has the blocks of --resume; use --extend to add some");
    }
    range("--blocks", blocks);
    range("--max-blocks", maxBlocks);
    TimeSpan.parse("--for", longest);
  }

  private static void range(String option, Integer value) {
    if (value != null && (value < 1 || value > MOST_BLOCKS)) {
      throw new UserError(option + ": " + value + " must be from 1 to " + MOST_BLOCKS);
    }
  }

  /** The directory that gets more blocks; null if there is none. */
  public Path extend() {
    return extend;
  }

  /** Blocks of a new result; null: as its experiment says. */
  public Integer blocks() {
    return extend == null ? blocks : null;
  }

  /** How many blocks of a kind a plan shall have. */
  public int target(Plan plan, TrialKind kind) {
    int now = plan.blocks(kind);
    int target = blocks == null ? plan.looks(kind).map(l -> l.after(now)).orElse(0) : now + blocks;
    if (now == 0) {
      throw new UserError(extend + ": has no " + kind.measured() + "s; nothing can be added");
    }
    if (target == 0) {
      throw UserError.of("%s: plan.json has no look after %s blocks; give --blocks N", extend, now);
    }
    return target;
  }

  /**
   * Writes when the result is looked at, before anybody does, if it shall grow until it is decided.
   *
   * @param ns that the blocks which are there have taken
   */
  public void planLooks(ResultDirectory results, TrialKind kind, long ns) {
    if (!untilDecided) {
      return;
    }
    Plan plan = results.plan();
    int first = plan.blocks(kind);
    int most = maxBlocks == null ? MOST_BLOCKS : maxBlocks;
    if (longest != null || maxBlocks == null) {
      TimeSpan limit = longest == null ? HALF_AN_HOUR : TimeSpan.parse("--for", longest);
      most = (int) Math.min(most, limit.ns() / Math.max(1, ns / first));
    }
    List<Looks> looks = new ArrayList<>(plan.looks());
    looks.add(Looks.evenly(kind, first, most));
    results.writePlan(plan.with(looks, plan.added()));
    results.seal();
  }
}
