// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Failures;
import org.hookbench.stats.analysis.Level;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.analysis.Steadiness;
import org.hookbench.stats.estimate.Interval;

/** One line per outcome, the same on the screen, in the report and the summary. */
public final class OutcomeLines {
  private OutcomeLines() {}

  /** Failures first, if there are any; then the outcomes of the latency with the base beside. */
  public static List<String> of(Comparison c) {
    List<String> lines = new ArrayList<>();
    if (c.outcomes() == null) {
      return lines;
    }
    Failures f = c.outcomes().failures();
    if (f.baseline().failed() + f.treatment().failed() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "failed: %.2f %% of %,d against %.2f %% of %,d",
              100 * f.treatment().value(),
              f.treatment().requests(),
              100 * f.baseline().value(),
              f.baseline().requests()));
    }
    c.outcomes().figures().stream()
        .filter(o -> o.effect() != null)
        .forEach(o -> lines.add(line(c, o)));
    settling(c).ifPresent(lines::add);
    if (c.runLevel().levels().size() > 1) {
      lines.add(spread(c));
    }
    return lines;
  }

  /** What each level adds to the spread of the median difference. */
  private static String spread(Comparison c) {
    String process = c.kind() != null && c.kind().fresh() ? "trial" : "process";
    double largest = c.runLevel().levels().stream().mapToDouble(Level::sd).max().orElse(0);
    Readout scale = Readout.of(c.unit(), largest, largest / 10);
    return c.runLevel().levels().stream()
        .map(
            l ->
                l.level().equals("within")
                    ? "within a " + process + " " + scale.plain(l.sd())
                    : "between %d %s %s"
                        .formatted(
                            l.groups(),
                            !l.level().equals("process")
                                ? "sessions"
                                : process.equals("trial") ? "trials" : "processes",
                            scale.plain(l.sd())))
        .collect(
            Collectors.joining(
                ", ",
                "standard deviation of the median difference of %s, not of whole ones: "
                    .formatted(parts(c, process)),
                ""));
  }

  private static String parts(Comparison c, String process) {
    return (c.kind() == TrialKind.MICRO ? "the batches of a " : "parts of a ") + process;
  }

  /** Where some trials had not settled: their numbers, and what it means for the difference. */
  private static Optional<String> settling(Comparison c) {
    Steadiness s = c.outcomes().steadiness();
    if (s.baseline() + s.treatment() + s.difference() == 0) {
      return Optional.empty();
    }
    String drift =
        s.drift() == null
            ? ""
            : ", which changes by %s from the first to the second half"
                .formatted(Readout.of(c.unit(), s.drift()).range(s.drift()));
    return Optional.of(
        String.format(
            Locale.ROOT,
            "of %d trials, not settled in their first half: %d of %s, %d of %s, %d of the"
                + " difference%s",
            s.trials(),
            s.baseline(),
            c.baseline(),
            s.treatment(),
            c.treatment(),
            s.difference(),
            drift));
  }

  private static String line(Comparison c, Outcome o) {
    Interval effect = o.shown();
    Readout scale = o.readout();
    return String.format(
        Locale.ROOT,
        "%s: %s against %s of %s, %s, margin ±%s: %s",
        o.name(),
        scale.shift(effect.estimate()).strip(),
        o.format(o.baseline()),
        c.baseline(),
        bound(o, scale),
        o.format(o.margin()),
        o.word());
  }

  /** The end of the interval that a buyer asks for. */
  private static String bound(Outcome o, Readout scale) {
    boolean more = o.unit().worse() > 0;
    double atMost = more ? o.shown().upper() : -o.shown().lower();
    String costs = more ? "costs at most " : "loses at most ";
    String saves = more ? "saves at least " : "gains at least ";
    return o.directed() && atMost < 0
        ? saves + scale.plain(-atMost)
        : costs + scale.plain(Math.max(0, atMost));
  }
}
