// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.gate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Units;
import org.hookbench.experiment.results.Warning;
import org.hookbench.macro.load.result.LatencySummary;
import org.hookbench.macro.load.result.LoadResult;

/** All gates, with their limits. A gate that fires is a warning of the trial. */
public final class Gates {
  static final long SEND_DELAY_LIMIT_NS = 500_000;
  static final double RATE_LIMIT = 0.01;
  static final double WAITED_LIMIT = 0.01;
  static final double DISTANCE_LIMIT = 0.05;
  static final double THREAD_LIMIT = 0.9;
  static final double GC_LIMIT = 0.01;
  static final double STEAL_LIMIT = 0.02;
  static final long JITTER_LIMIT_NS = 1_000_000;
  static final long WAKE_UPS_FOR_P99 = 100;

  private static final List<Gate> ALL =
      List.of(
          Gates::errors,
          Gates::notChecked,
          Gates::sendDelay,
          Gates::connectionsBusy,
          Gates::rate,
          Gates::arrivals,
          Gates::generatorBusy,
          Gates::writerBehind,
          Gates::garbage,
          Gates::steal,
          Gates::jitter);

  private Gates() {}

  /** One condition that a run must meet: a warning if it does not. */
  private interface Gate {
    Optional<Warning> check(Load.Http load, LoadResult result);
  }

  /** Returns the warnings of a run. */
  public static List<Warning> check(Load.Http load, LoadResult result) {
    return ALL.stream().flatMap(gate -> gate.check(load, result).stream()).toList();
  }

  private static Optional<Warning> errors(Load.Http load, LoadResult r) {
    String text =
        r.arms().entrySet().stream()
            .filter(arm -> arm.getValue().errors() > 0)
            .map(arm -> errors(arm.getKey(), arm.getValue()))
            .collect(Collectors.joining("; "));
    return warn(
        !text.isEmpty(), "request-errors", text + "; latencies are those of the other requests");
  }

  private static String errors(String arm, LoadResult.ArmResult result) {
    String kinds =
        result.errorsByKind().entrySet().stream()
            .map(Map.Entry::toString)
            .collect(Collectors.joining(", "));
    return text(
        "%s: %d of %d requests failed (%s)", arm, result.errors(), result.requests(), kinds);
  }

  private static Optional<Warning> notChecked(Load.Http load, LoadResult r) {
    boolean tls = r.arms().values().stream().anyMatch(arm -> (" " + arm.url()).contains(" https:"));
    return warn(
        tls && load.trust().insecure(),
        "certificate-not-checked",
        "the server's certificate was not verified (--insecure); give the authority of the"
            + " certificate with --cacert FILE.pem");
  }

  private static Optional<Warning> sendDelay(Load.Http load, LoadResult r) {
    var late = r.generator().lateness();
    boolean fires = late != null && late.p99Ns() > SEND_DELAY_LIMIT_NS;
    return warn(
        fires,
        "send-delay",
        () ->
            text(
                "1 %% of the sends were more than %s late (limit %s): the generator could not keep"
                    + " the schedule; free a CPU for it, or ask for less",
                Units.formatNs(late.p99Ns()), Units.formatNs(SEND_DELAY_LIMIT_NS)));
  }

  private static Optional<Warning> connectionsBusy(Load.Http load, LoadResult r) {
    long requests = r.arms().values().stream().mapToLong(LoadResult.ArmResult::requests).sum();
    long waited = r.generator().waitedForConnection();
    return warn(
        waited > WAITED_LIMIT * requests,
        "connections-busy",
        text(
            "%d requests found all %d connections busy when they were due and waited; the"
                + " latency from intended includes that wait, the one from sent does not; give more"
                + " connections,"
                + " or ask for less",
            waited, load.clients().connections()));
  }

  private static Optional<Warning> rate(Load.Http load, LoadResult r) {
    Double sent = r.rate().sent();
    Double scheduled = r.rate().scheduled();
    boolean known = sent != null && scheduled != null && load instanceof Load.Scheduled;
    return warn(
        known && Math.abs(sent / scheduled - 1) > RATE_LIMIT,
        "rate-not-reached",
        () ->
            text(
                "%.1f requests per second were sent, %.1f were scheduled (limit 1 %%): the latency"
                    + " from sent is not for the requested rate; use the latency from intended",
                sent, scheduled));
  }

  private static Optional<Warning> arrivals(Load.Http load, LoadResult r) {
    Double distance = r.rate().arrivalDistance();
    return warn(
        distance != null && distance > DISTANCE_LIMIT,
        "arrival-times",
        () ->
            text(
                "the gaps between sends do not follow the requested distribution (distance %.3f,"
                    + " limit %.2f): the machine"
                    + " is too busy or the rate too high for this generator",
                distance, DISTANCE_LIMIT));
  }

  private static Optional<Warning> generatorBusy(Load.Http load, LoadResult r) {
    double share = r.generator().threadCpuShare();
    return warn(
        share > THREAD_LIMIT,
        "generator-busy",
        text(
            "the receiving thread used %.0f %% of a CPU: the generator was the bottleneck, and"
                + " its own work is part of the latencies; use fewer connections",
            100 * share));
  }

  private static Optional<Warning> writerBehind(Load.Http load, LoadResult r) {
    return warn(
        r.generator().writerBehind() > 0,
        "writer-behind",
        "requests had to wait because samples could not be written as fast as they came; write to"
            + " a faster disk, or ask for less");
  }

  private static Optional<Warning> garbage(Load.Http load, LoadResult r) {
    double share = r.generator().gcSeconds() / r.measuredSeconds();
    return warn(
        share > GC_LIMIT,
        "gc-pauses",
        text("the generator paused for garbage collection %.1f %% of the time", 100 * share));
  }

  private static Optional<Warning> steal(Load.Http load, LoadResult r) {
    double share = r.generator().stealSeconds() / r.measuredSeconds();
    return warn(
        share > STEAL_LIMIT,
        "cpu-steal",
        text("CPU steal was %.1f %% of one CPU; measure on a quieter host", 100 * share));
  }

  private static Optional<Warning> jitter(Load.Http load, LoadResult r) {
    LatencySummary jitter = r.generator().jitter();
    if (jitter == null) {
      return Optional.empty();
    }
    boolean enough = jitter.count() >= WAKE_UPS_FOR_P99;
    long lateNs = enough ? jitter.p99Ns() : jitter.p90Ns();
    return warn(
        lateNs > JITTER_LIMIT_NS,
        "os-jitter",
        () ->
            text(
                "%d %% of the wake-ups of an idle thread were more than %s late (limit %s):"
                    + " latencies above the median include these delays; stop other programs and"
                    + " measure again",
                enough ? 1 : 10, Units.formatNs(lateNs), Units.formatNs(JITTER_LIMIT_NS)));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static Optional<Warning> warn(boolean fires, String code, String message) {
    return warn(fires, code, () -> message);
  }

  private static Optional<Warning> warn(boolean fires, String code, Supplier<String> message) {
    return fires ? Optional.of(new Warning(code, message.get())) : Optional.empty();
  }
}
