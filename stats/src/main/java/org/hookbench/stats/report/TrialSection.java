// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.MeasuredTrial;

/** Every trial of the plan and what became of it. */
final class TrialSection {
  private static final int MOST_UNFOLDED = 12;

  private TrialSection() {}

  static Section of(Findings findings) {
    HtmlTable table =
        new HtmlTable(
            "trial", "block", "state", "started (UTC)", "samples", "errors", "proof", "notes");
    for (MeasuredDirectory directory : findings.directories()) {
      directory.trials().forEach(trial -> add(table, trial));
    }
    Html body =
        el(
            "details.trials",
            table.rows() <= MOST_UNFOLDED ? attr("open", "open") : Html.NONE,
            el("summary", states(findings)),
            table.html());
    return new Section("trials", "Trials", body);
  }

  /** {@code 50 trials: 48 usable, 2 failed}. */
  private static String states(Findings findings) {
    Map<String, Long> counts =
        findings.directories().stream()
            .flatMap(directory -> directory.trials().stream())
            .collect(
                Collectors.groupingBy(
                    trial -> Names.of(trial.state()), TreeMap::new, Collectors.counting()));
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    return counts.entrySet().stream()
        .map(e -> e.getValue() + " " + e.getKey())
        .collect(Collectors.joining(", ", all + " trials: ", ""));
  }

  private static void add(HtmlTable table, MeasuredTrial trial) {
    TrialRecord record = trial.record();
    Html state = el("span.state." + Names.of(trial.state()), Names.of(trial.state()));
    String name = trial.planned().directory();
    HtmlTable.Number block = ArmSection.count(trial.planned().block());
    if (record == null) {
      table.row(name, block, state, "", "", "", "", trial.reason());
      return;
    }
    table.row(
        name,
        block,
        state,
        record.start() == null ? "unknown" : record.start().truncatedTo(ChronoUnit.SECONDS),
        ArmSection.count(sum(record.samples())),
        ArmSection.count(sum(record.errors())),
        proof(record),
        notes(trial));
  }

  private static long sum(Map<String, Long> counts) {
    return counts == null ? 0 : counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Html proof(TrialRecord record) {
    List<Html> lines = record.proof().stream().map(TrialSection::line).toList();
    return lines.isEmpty() ? new Html("none") : el("ul.plain", lines);
  }

  private static Html line(Proof proof) {
    String mark =
        switch (proof.state()) {
          case PROVEN -> "✓ ";
          case REFUTED -> "✗ ";
          case NOT_PROVABLE -> "? ";
        };
    return el("li", mark + proof.arm() + ": " + proof.how() + ", " + proof.detail());
  }

  private static String notes(MeasuredTrial trial) {
    String warnings =
        trial.record().warnings().stream()
            .map(warning -> warning.code())
            .distinct()
            .collect(Collectors.joining(", "));
    String attempts =
        trial.record().earlierAttempts().isEmpty()
            ? ""
            : trial.record().earlierAttempts().size() + " earlier attempts";
    return List.of(trial.reason(), warnings, attempts).stream()
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }
}
