// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hookbench.experiment.Names;
import org.hookbench.stats.analysis.Bridge;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.DirectAndTotal;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.Pairing;

/** Phrases of an answer, the same on the screen, in the report and the summary. */
public final class Phrase {
  private Phrase() {}

  /** {@code 5 duet trials}. */
  public static String trials(Comparison c) {
    int n = c.runLevel() == null ? 0 : c.runLevel().trials().size();
    if (c.runLevel() != null && c.runLevel().pairing() == Pairing.DUET) {
      return n + (n == 1 ? " duet trial" : " duet trials");
    }
    if (c.runLevel() != null && c.runLevel().pairing() == Pairing.SWITCH) {
      return n + (n == 1 ? " process with both arms" : " processes with both arms");
    }
    if (c.runLevel() != null && c.runLevel().pairing() == Pairing.BESIDE) {
      return n + " blocks of two processes, each hook beside the first arm in its own";
    }
    if (c.runLevel() != null && c.runLevel().pairing() == Pairing.BLOCK) {
      return n + (n == 1 ? " block" : " blocks");
    }
    return n + (n == 1 ? " trial" : " trials");
  }

  /** Controls in one line, by verdict: {@code controls: null equivalent in 2 of 4}. */
  public static String controls(List<ComparedArms> controls) {
    Map<String, List<ComparedArms>> byArm =
        controls.stream()
            .collect(
                Collectors.groupingBy(
                    c -> c.comparison().treatment(), LinkedHashMap::new, Collectors.toList()));
    return byArm.entrySet().stream()
        .map(arm -> arm.getKey() + " against " + verdicts(arm.getValue()))
        .collect(Collectors.joining("; ", "controls: ", ""));
  }

  private static String verdicts(List<ComparedArms> of) {
    Map<String, Long> counts =
        of.stream()
            .collect(
                Collectors.groupingBy(
                    c -> Names.of(c.comparison().verdict().value()),
                    TreeMap::new,
                    Collectors.counting()));
    return of.get(0).comparison().baseline()
        + " "
        + counts.entrySet().stream()
            .map(e -> e.getKey() + " in " + e.getValue() + " of " + of.size())
            .collect(Collectors.joining(", "));
  }

  /** The margin with its unit. */
  public static String margin(Comparison c) {
    return Readout.margin(c.unit(), c.verdict().margin());
  }

  /** {@code 2.01 reads x +19.6 µs = +39.4 µs explained, +41.3 µs measured: 95 %. }; or empty. */
  public static String bridge(Bridge b) {
    if (b.explained() == null) {
      return "";
    }
    String share =
        b.share() == null ? "" : ": " + Math.round(100 * b.share().estimate()) + "\u00a0%";
    return String.format(
        Locale.ROOT,
        "%s = %s explained, %s measured%s. ",
        b.reads().stream().map(Phrase::reads).collect(Collectors.joining(" + ")),
        shown(Unit.MS, b.explained()),
        b.measured() == null ? "nothing" : shown(Unit.MS, b.measured()),
        share);
  }

  /** {@code scan, hello: direct +1.0 µs (switch), in all +3.1 µs (duet), the rest ...}. */
  public static String costs(DirectAndTotal d) {
    Readout scale = Readout.of(Unit.MS, d.rest());
    return "%s, %s: direct %s (switch), in all %s (duet); what the hook costs beside its calls: %s, %s interval %s"
        .formatted(
            d.treatment(),
            d.scenario(),
            shown(Unit.MS, d.direct()),
            shown(Unit.MS, d.total()),
            shown(Unit.MS, d.rest()),
            Readout.level(d.rest().level()),
            scale.range(d.rest()));
  }

  private static String reads(Bridge.Reads r) {
    return String.format(
        Locale.ROOT,
        "%.2f %s x %s",
        r.perRequest(),
        kind(r.kind()),
        shown(Unit.NS, r.costPerRead()));
  }

  /** What the reads of a kind are called. */
  public static String kind(Bridge.Kind kind) {
    return switch (kind) {
      case DATA -> "reads of data";
      case SMALL -> "short or empty reads";
    };
  }

  /** An estimate with sign and unit. */
  public static String shown(Unit unit, Interval interval) {
    Readout scale = Readout.of(unit, interval);
    return scale.signed(interval.estimate()) + "\u00a0" + scale.unit();
  }
}
