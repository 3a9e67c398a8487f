// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.hookbench.stats.analysis.Bridge;
import org.hookbench.stats.estimate.Interval;

/** Sets the cost of the reads of a request beside the measured shift of the request. */
final class Bridges {
  private static final double NS_PER_MS = 1e6;

  private Bridges() {}

  /**
   * One bridge for each macro comparison, the direct one if both are there; none if nothing was
   * measured per call.
   */
  static List<Bridge> between(List<ComparedArms> compared) {
    if (compared.stream().noneMatch(ComparedArms::micro)) {
      return List.of();
    }
    return compared.stream()
        .filter(c -> c.macro() && c.comparison().runLevel() != null)
        .filter(c -> !DirectCosts.hasDirect(c, compared))
        .map(macro -> bridge(macro, CallCosts.of(macro, compared)))
        .toList();
  }

  private static Bridge bridge(ComparedArms macro, CallCosts costs) {
    double reads = figure(macro, "reads_per_request");
    if (Double.isNaN(reads)) {
      return open(macro, reads, "Unknown: the hook did not count its reads.");
    }
    if (costs.isEmpty()) {
      return open(macro, reads, "Unknown: the cost of read() with this hook was not measured.");
    }
    ReadSplit split =
        ReadSplit.of(
            reads,
            figure(macro, "eagain_per_request"),
            figure(macro, "bytes_per_read"),
            RequestSize.bytes(macro));
    List<Bridge.Reads> kinds = kinds(split, costs);
    Interval explained = explained(kinds);
    Interval measured = macro.comparison().runLevel().effect();
    Optional<Interval> share = share(explained, measured);
    return new Bridge(
        macro.comparison().scenario(),
        macro.comparison().treatment(),
        reads,
        kinds,
        explained,
        measured,
        share.orElse(null),
        note(split, kinds, share.isPresent()));
  }

  private static Bridge open(ComparedArms macro, double reads, String note) {
    return new Bridge(
        macro.comparison().scenario(),
        macro.comparison().treatment(),
        reads,
        List.of(),
        null,
        macro.comparison().runLevel().effect(),
        null,
        note);
  }

  private static List<Bridge.Reads> kinds(ReadSplit split, CallCosts costs) {
    Bridge.Reads data =
        reads(Bridge.Kind.DATA, split.data(), split.dataBytes(), costs.nearest(split.dataBytes()));
    Bridge.Reads small =
        reads(Bridge.Kind.SMALL, split.small(), split.smallBytes(), costs.nearest(1));
    return split.small() > 0 ? List.of(data, small) : List.of(data);
  }

  private static Bridge.Reads reads(
      Bridge.Kind kind, double perRequest, double bytes, ComparedArms micro) {
    return new Bridge.Reads(
        kind,
        perRequest,
        bytes,
        micro.comparison().scenario(),
        micro.comparison().runLevel().effect());
  }

  /** Mean over the trials of a figure of the treatment; NaN if no trial has it. */
  private static double figure(ComparedArms macro, String name) {
    return macro.used().stream()
        .mapToDouble(trial -> trial.trial().figure(macro.comparison().treatment(), name))
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  /** The ends are those of all kinds together: at least as wide as the level asks. */
  private static Interval explained(List<Bridge.Reads> kinds) {
    return new Interval(
        sum(kinds, Interval::estimate),
        sum(kinds, Interval::lower),
        sum(kinds, Interval::upper),
        kinds.get(0).costPerRead().level(),
        "reads per request x cost per read");
  }

  private static double sum(List<Bridge.Reads> kinds, ToDoubleFunction<Interval> end) {
    return kinds.stream()
        .mapToDouble(k -> k.perRequest() * end.applyAsDouble(k.costPerRead()) / NS_PER_MS)
        .sum();
  }

  /** Explained over measured, if the measured shift is told from 0; ends from the worst cases. */
  private static Optional<Interval> share(Interval explained, Interval measured) {
    if (measured == null || Double.isNaN(measured.lower()) || measured.contains(0)) {
      return Optional.empty();
    }
    DoubleSummaryStatistics ends =
        DoubleStream.of(explained.lower(), explained.upper())
            .flatMap(e -> DoubleStream.of(e / measured.lower(), e / measured.upper()))
            .summaryStatistics();
    return Optional.of(
        new Interval(
            explained.estimate() / measured.estimate(),
            ends.getMin(),
            ends.getMax(),
            measured.level(),
            "ends of both intervals; at least as wide as the level asks"));
  }

  private static String note(ReadSplit split, List<Bridge.Reads> kinds, boolean told) {
    String micros =
        kinds.stream().map(Bridge.Reads::micro).distinct().collect(Collectors.joining(" and "));
    String basis = "A request: " + split.sentence() + " Costs from " + micros + ".";
    return told
        ? basis
        : basis + " Share unknown: the measured shift is not distinguishable from zero.";
  }
}
