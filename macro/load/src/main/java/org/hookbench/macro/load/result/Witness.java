// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.result;

import java.time.Instant;
import java.util.List;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.load.clock.JitterProbe;
import org.hookbench.macro.load.loop.LoopOutcome;
import org.hookbench.macro.load.loop.Stop;

/** Watches the generator itself from the start to the end of a run. */
public final class Witness {
  private final Instant start = Instant.now();
  private final ProcessMeter before = ProcessMeter.read();
  private final String whyJvm;
  private final JitterProbe jitter;
  private ProcessMeter used;

  /**
   * Begins to watch.
   *
   * @param whyJvm why the loop runs in this process; null if it runs in a program of its own, and
   *     this process has nothing to do in the meantime
   */
  public Witness(String whyJvm) {
    this.whyJvm = whyJvm;
    this.jitter = whyJvm == null ? null : new JitterProbe();
  }

  /** UTC; zero of the times in the samples. */
  public Instant start() {
    return start;
  }

  /** Ends the watch: what comes after the last request is not counted. */
  public void end() {
    used = ProcessMeter.read().since(before);
  }

  /** Says what the run was. */
  public LoadResult result(Tally tally, LoopOutcome outcome, Stop stop, long seed, long warmup) {
    if (jitter != null) {
      jitter.close();
    }
    return new LoadResult(
        LoadResult.SCHEMA,
        start,
        stop.cause().map(o -> status(o.reason())).orElse(TrialStatus.FINISHED),
        stop.cause().map(Stop.Cause::message).orElse(null),
        seed,
        warmup,
        tally.sends().seconds(),
        tally.results(),
        tally.sends().rate(),
        generator(tally, outcome),
        List.of());
  }

  private LoadResult.Generator generator(Tally tally, LoopOutcome outcome) {
    return new LoadResult.Generator(
        used.cpuSeconds() + outcome.programCpuSeconds(),
        outcome.threadCpuSeconds() / outcome.wallSeconds(),
        used.gcSeconds(),
        used.stealSeconds(),
        LatencySummary.of(tally.sends().delay()),
        LatencySummary.of(outcome.lateness()),
        outcome.waited(),
        outcome.writerBehind(),
        jitter == null ? null : LatencySummary.of(jitter.late()),
        whyJvm == null ? "native" : "jvm",
        whyJvm);
  }

  private static TrialStatus status(Stop.Reason reason) {
    return reason == Stop.Reason.INTERRUPTED ? TrialStatus.INTERRUPTED : TrialStatus.FAILED;
  }
}
