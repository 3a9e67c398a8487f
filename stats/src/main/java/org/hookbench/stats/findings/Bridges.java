package org.hookbench.stats.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.hookbench.stats.analysis.Bridge;
import org.hookbench.stats.analysis.Interval;

/** Sets the cost of the reads of a request beside the measured shift of the request. */
final class Bridges {
  private static final double NS_PER_MS = 1e6;
  private static final List<String> TARGETS = List.of("tcp4", "tcp6", "unix", "file", "zero");

  private Bridges() {}

  /** One bridge for each macro comparison; none if nothing was measured per call. */
  static List<Bridge> between(List<Compared> compared) {
    List<Compared> micros = compared.stream().filter(Compared::micro).toList();
    if (micros.isEmpty()) {
      return List.of();
    }
    return compared.stream()
        .filter(c -> !c.micro() && c.comparison().runLevel() != null)
        .map(macro -> bridge(macro, micros))
        .toList();
  }

  private static Bridge bridge(Compared macro, List<Compared> micros) {
    double reads = figure(macro, "reads_per_request");
    double bytes = figure(macro, "bytes_per_read");
    boolean counted = !Double.isNaN(bytes);
    double size = counted ? bytes : RequestSize.bytes(macro);
    List<Compared> fitting = micros.stream().filter(micro -> fits(macro, micro)).toList();
    Interval measured = macro.comparison().runLevel().effect();
    if (Double.isNaN(reads)) {
      return open(macro, size, measured, "Cannot tell: the hook did not count its reads.");
    }
    if (fitting.isEmpty()) {
      return open(
          macro, size, measured, "Cannot tell: read() was not measured with this hook per call.");
    }
    Compared micro = nearest(fitting, size);
    Interval cost = micro.comparison().runLevel().effect();
    Interval explained = scaled(cost, reads / NS_PER_MS);
    Optional<Interval> share = share(explained, measured);
    return new Bridge(
        macro.comparison().scenario(),
        macro.comparison().treatment(),
        micro.comparison().scenario(),
        reads,
        size,
        cost,
        explained,
        measured,
        share.orElse(null),
        note(micro, size, counted, share.isPresent()));
  }

  private static Bridge open(Compared macro, double size, Interval measured, String note) {
    return new Bridge(
        macro.comparison().scenario(),
        macro.comparison().treatment(),
        null,
        figure(macro, "reads_per_request"),
        size,
        null,
        null,
        measured,
        null,
        note);
  }

  /** Mean over the trials of a figure of the treatment; NaN if no trial has it. */
  private static double figure(Compared macro, String name) {
    return macro.used().stream()
        .mapToDouble(trial -> trial.trial().figure(macro.comparison().treatment(), name))
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  private static boolean fits(Compared macro, Compared micro) {
    return micro.comparison().runLevel() != null
        && micro.comparison().runLevel().effect() != null
        && micro.comparison().treatment().equals(macro.comparison().treatment())
        && "read".equals(micro.scenario().parameters().get("function"))
        && sameHook(macro, micro);
  }

  /** Hooks of the same label are the same unless their digests differ. */
  private static boolean sameHook(Compared macro, Compared micro) {
    String a = digest(macro);
    String b = digest(micro);
    return a.isEmpty() || b.isEmpty() || a.equals(b);
  }

  private static String digest(Compared compared) {
    return compared
        .directory()
        .environment()
        .path("hooks")
        .path(compared.comparison().treatment())
        .path("sha256")
        .asText("");
  }

  private static Compared nearest(List<Compared> micros, double size) {
    return micros.stream()
        .min(
            Comparator.comparingInt(Bridges::targetRank)
                .thenComparingDouble(micro -> Math.abs(Math.log(size(micro) / size))))
        .orElseThrow();
  }

  private static int targetRank(Compared micro) {
    int rank = TARGETS.indexOf(String.valueOf(micro.scenario().parameters().get("target")));
    return rank < 0 ? TARGETS.size() : rank;
  }

  private static double size(Compared micro) {
    return micro.scenario().parameters().get("size") instanceof Number n ? n.doubleValue() : 1;
  }

  private static Interval scaled(Interval interval, double factor) {
    return new Interval(
        interval.estimate() * factor,
        interval.lower() * factor,
        interval.upper() * factor,
        interval.level(),
        "reads per request x cost per read");
  }

  /** Explained over measured, if the measured shift is told from 0; ends from the worst cases. */
  private static Optional<Interval> share(Interval explained, Interval measured) {
    if (measured == null || Double.isNaN(measured.lower()) || measured.contains(0)) {
      return Optional.empty();
    }
    List<Double> ends = new ArrayList<>();
    for (double e : new double[] {explained.lower(), explained.upper()}) {
      for (double m : new double[] {measured.lower(), measured.upper()}) {
        ends.add(e / m);
      }
    }
    DoubleStream all = ends.stream().mapToDouble(Double::doubleValue);
    double lower = all.min().orElseThrow();
    double upper = ends.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return Optional.of(
        new Interval(
            explained.estimate() / measured.estimate(),
            lower,
            upper,
            measured.level(),
            "ends of both intervals; at least as wide as the level asks"));
  }

  private static String note(Compared micro, double size, boolean counted, boolean told) {
    String basis =
        String.format(
            Locale.ROOT,
            "Cost per read from %s; a read of the application returned %.0f bytes (%s).",
            micro.comparison().scenario(),
            size,
            counted ? "counted" : "size of the request, not counted");
    return told
        ? basis
        : basis + " The share cannot be told: the measured shift is not told from 0.";
  }
}
