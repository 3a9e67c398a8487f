// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hookbench.experiment.Names;
import org.hookbench.stats.analysis.Bridge;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.DirectAndTotal;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.compare.OutcomeLines;
import org.hookbench.stats.compare.Phrase;
import org.hookbench.stats.compare.SideBySide;
import org.hookbench.stats.estimate.Interval;

/** Writes summary.md. */
public final class Summary {
  public static final String FILE = "summary.md";

  private Summary() {}

  /** Markdown; the same findings give the same bytes. */
  public static String markdown(Findings findings) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(plain(findings.first().question())).append("\n\n");
    findings.directories().forEach(d -> text.append("Result directory: `" + d.name() + "`\n"));
    text.append('\n').append(verdicts(findings)).append('\n').append(table(findings));
    text.append(differences(findings))
        .append(sideBySide(findings))
        .append(costs(findings.analysis().costs()))
        .append(bridges(findings.analysis().bridges()))
        .append(warnings(findings));
    return text.toString();
  }

  private static String verdicts(Findings findings) {
    List<ComparedArms> hooks = findings.compared().stream().filter(c -> !c.control()).toList();
    List<ComparedArms> controls = findings.compared().stream().filter(c -> c.control()).toList();
    return (hooks.isEmpty() ? controls : hooks)
            .stream().map(Summary::verdict).collect(Collectors.joining())
        + (hooks.isEmpty() || controls.isEmpty()
            ? ""
            : "- " + plain(Phrase.controls(controls)) + "\n");
  }

  private static String verdict(ComparedArms compared) {
    Comparison c = compared.comparison();
    return String.format(
            Locale.ROOT,
            "- **%s** (%s): %s%n",
            Names.of(c.verdict().value()),
            plain(c.scenario()),
            plain(c.verdict().reason()))
        .replace(System.lineSeparator(), "\n")
        .concat(
            OutcomeLines.of(c).stream()
                .map(line -> "  - " + plain(line) + "\n")
                .collect(Collectors.joining()));
  }

  private static String table(Findings findings) {
    StringBuilder table =
        new StringBuilder(
            "| scenario | treatment | effect | interval | share | over | margin | verdict |\n"
                + "|---|---|---:|---:|---:|---|---:|---|\n");
    findings.compared().forEach(compared -> table.append(row(compared.comparison())));
    return table.toString();
  }

  private static String row(Comparison c) {
    Interval effect = c.effect();
    Readout scale = effect == null ? null : Readout.of(c.unit(), effect);
    List<String> cells =
        List.of(
            plain(c.scenario()),
            plain(c.treatment()) + " against " + plain(c.baseline()),
            effect == null ? "" : scale.shift(effect.estimate()),
            effect == null ? "" : scale.range(effect),
            effect == null ? "" : c.percent(),
            Phrase.trials(c),
            "\u00b1" + Phrase.margin(c),
            Names.of(c.verdict().value()));
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** Nothing where the names of the arms say it. */
  private static String differences(Findings findings) {
    String rows =
        ArmDifference.of(findings).stream()
            .map(
                d ->
                    "| %s | %s | %s |\n"
                        .formatted(plain(d.arm()), plain(d.key()), plain(d.value())))
            .collect(Collectors.joining());
    return rows.isEmpty()
        ? ""
        : "\n## "
            + ArmDifference.TITLE
            + "\n\n| arm | differs in | value |\n|---|---|---|\n"
            + rows;
  }

  /** The same comparison in one row; nothing with one directory. */
  private static String sideBySide(Findings findings) {
    List<SideBySide> rows = SideBySide.of(findings);
    if (rows.isEmpty()) {
      return "";
    }
    List<String> names = findings.directories().stream().map(d -> plain(d.name())).toList();
    return "\n## Side by side\n\n| scenario | comparison | %s |\n|---|---|%s\n%s"
        .formatted(
            String.join(" | ", names),
            "---:|".repeat(names.size()),
            rows.stream().map(Summary::row).collect(Collectors.joining()));
  }

  private static String row(SideBySide row) {
    String changed = row.sameHook() ? "" : " (not the same file in all of them)";
    String cells =
        row.cells().stream()
            .map(cell -> cell.map(c -> cell(c.comparison())).orElse(""))
            .collect(Collectors.joining(" | "));
    String comparison = plain(row.treatment()) + " against " + plain(row.baseline()) + changed;
    return "| " + plain(row.scenario()) + " | " + comparison + " | " + cells + " |\n";
  }

  private static String cell(Comparison c) {
    Interval effect = c.effect();
    if (effect == null) {
      return "no effect";
    }
    Readout scale = Readout.of(c.unit(), effect);
    return String.join(
        ", ", scale.shift(effect.estimate()), scale.range(effect), Names.of(c.verdict().value()));
  }

  private static String costs(List<DirectAndTotal> costs) {
    return costs.isEmpty()
        ? ""
        : costs.stream()
            .map(c -> "- " + plain(Phrase.costs(c)) + "\n")
            .collect(Collectors.joining("", "\n## Direct and in all\n\n", ""));
  }

  private static String bridges(List<Bridge> bridges) {
    if (bridges.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n## From one call to one request\n\n");
    for (Bridge b : bridges) {
      text.append("- ").append(plain(b.treatment() + ", " + b.macro())).append(": ");
      text.append(Phrase.bridge(b)).append(plain(b.note())).append('\n');
    }
    return text.toString();
  }

  private static String warnings(Findings findings) {
    StringBuilder text = new StringBuilder();
    for (ComparedArms compared : findings.compared()) {
      Comparison c = compared.comparison();
      for (var warning : c.warnings()) {
        text.append("- ").append(plain(c.treatment() + ", " + c.scenario())).append(": `");
        text.append(warning.code()).append("` ").append(plain(warning.message())).append('\n');
      }
    }
    return text.isEmpty() ? "" : "\n## Warnings\n\n" + text;
  }

  /** Text that Markdown shows as it stands, on one line. */
  private static String plain(String text) {
    return text.replaceAll("[\\r\\n]+", " ").replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
  }
}
