// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hookbench.experiment.Units;
import org.hookbench.experiment.results.Warning;
import org.hookbench.macro.load.result.LatencySummary;
import org.hookbench.macro.load.result.LoadResult;

/** A run on one screen. */
final class LoadSummary {
  private static final String ROW = "%-24s %10s %10s %10s %10s %10s %10s%n";

  private static final String SEPARATOR = ", ";

  private final StringBuilder text = new StringBuilder();

  private LoadSummary() {}

  static String of(LoadResult result, Path directory) {
    LoadSummary summary = new LoadSummary();
    result.arms().forEach((arm, r) -> summary.requests(arm, r, result));
    summary.line("");
    summary.row("latency", "mean", "p50", "p90", "p99", "p99.9", "max");
    result.arms().forEach(summary::latencies);
    summary.line("");
    summary.generator(result);
    result.warnings().forEach(summary::warning);
    summary.line("%s", directory);
    return summary.text.toString();
  }

  private void requests(String arm, LoadResult.ArmResult r, LoadResult result) {
    String errors =
        r.errors() == 0
            ? r.requests() == 0 ? "nothing measured" : "no errors"
            : "%s errors: %s"
                .formatted(
                    r.errors(),
                    r.errorsByKind().entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", ")));
    double perSecond = r.requests() == 0 ? 0 : r.requests() / result.measuredSeconds();
    line("%s  %s  %d requests, %.0f/s, %s", arm, r.url(), r.requests(), perSecond, errors);
  }

  private void latencies(String arm, LoadResult.ArmResult r) {
    figures(arm + " from sent", r.fromSent());
    figures(arm + " from intended", r.fromIntended());
  }

  private void generator(LoadResult result) {
    LoadResult.Generator g = result.generator();
    figures("send delay", g.sendDelay());
    figures("jitter of this machine", g.jitter());
    rate(result.rate());
    line(
        "generator: %.2f CPU seconds in %.2f s, %.0f %% of a CPU in the receiving thread, %.1f ms"
            + " garbage collection",
        g.cpuSeconds(), result.measuredSeconds(), 100 * g.threadCpuShare(), 1e3 * g.gcSeconds());
  }

  private void rate(LoadResult.Rate rate) {
    if (rate.bursts() != null) {
      line(
          "bursts: %d%s%s, per URL",
          rate.bursts().perArm(),
          perSecond(rate.bursts().asked(), "asked"),
          perSecond(rate.bursts().made(), "made"));
    }
    String requests = perSecond(rate.scheduled(), "scheduled") + perSecond(rate.sent(), "sent");
    if (rate.bursts() != null && !requests.isEmpty()) {
      line("requests: %s, per URL", requests.substring(SEPARATOR.length()));
    } else if (rate.asked() != null) {
      line("rate: %.1f/s asked%s, per URL", rate.asked(), requests);
    }
  }

  private static String perSecond(Double rate, String what) {
    return rate == null ? "" : String.format(Locale.ROOT, SEPARATOR + "%.1f/s %s", rate, what);
  }

  private void figures(String name, LatencySummary f) {
    if (f != null) {
      row(
          name,
          Units.formatNs(f.meanNs()),
          Units.formatNs(f.p50Ns()),
          Units.formatNs(f.p90Ns()),
          Units.formatNs(f.p99Ns()),
          Units.formatNs(f.p999Ns()),
          Units.formatNs(f.maxNs()));
    }
  }

  private void warning(Warning w) {
    line("warning %s: %s", w.code(), w.message());
  }

  private void row(Object... cells) {
    text.append(String.format(Locale.ROOT, ROW, cells));
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
