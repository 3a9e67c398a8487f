// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.el;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Failures;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.compare.OutcomeLines;
import org.hookbench.stats.compare.Phrase;
import org.hookbench.stats.compare.TrialWarnings;
import org.hookbench.stats.estimate.Interval;

/** The first screen: one read-out per comparison. */
final class VerdictSection {
  private static final Html KEY =
      el(
          "p.note.key",
          "How to read the charts: the bar is the interval over trials with the mean marked on it,"
              + " each ring is one trial, the green field is the margin, within which a difference"
              + " does not matter. A difference is treatment minus baseline.");

  private VerdictSection() {}

  static Section of(Findings findings) {
    List<Html> parts = new ArrayList<>();
    for (TrialKind kind :
        List.of(TrialKind.MACRO, TrialKind.START, TrialKind.WORKLOAD, TrialKind.MICRO)) {
      addGroup(
          parts,
          arms(findings).filter(c -> c.scenario().kind() == kind).toList(),
          "Per " + kind.measured());
    }
    findings.compared().stream()
        .filter(c -> c.comparison().factor() != null)
        .collect(Collectors.groupingBy(c -> c.comparison().factor(), Collectors.toList()))
        .forEach((factor, of) -> addGroup(parts, of, "Scenarios by " + factor));
    if (parts.isEmpty()) {
      parts.add(el("p.note", "There is only one arm: nothing to compare."));
    }
    parts.add(KEY);
    return new Section("verdicts", "Verdicts", Html.all(parts));
  }

  private static Stream<ComparedArms> arms(Findings findings) {
    return findings.compared().stream().filter(c -> c.comparison().factor() == null);
  }

  private static void addGroup(List<Html> parts, List<ComparedArms> of, String title) {
    if (of.isEmpty()) {
      return;
    }
    List<ComparedArms> hooks = of.stream().filter(c -> !c.control()).toList();
    parts.add(el("h3", title));
    parts.add(rows(hooks.isEmpty() ? of : hooks));
    if (!hooks.isEmpty() && hooks.size() < of.size()) {
      List<ComparedArms> controls = of.stream().filter(ComparedArms::control).toList();
      parts.add(el("details.controls", el("summary", Phrase.controls(controls)), rows(controls)));
    }
  }

  private static Html rows(List<ComparedArms> compared) {
    String layout = compared.size() == 1 ? "div.readouts.alone" : "div.readouts";
    return el(layout, compared.stream().map(VerdictSection::row).toList());
  }

  private static Html row(ComparedArms compared) {
    Comparison c = compared.comparison();
    String value = Names.of(c.verdict().value());
    return el(
        "article.readout." + value,
        el(
            "header",
            el("span.verdict", value.replace('-', ' ')),
            el("span.arms", el("b", c.treatment()), " against ", c.baseline()),
            el("span.scenario", c.scenario())),
        el("div.figures", figures(c)),
        gauge(c),
        el("p.sentence", c.verdict().reason()),
        el("ul.plain.outcomes", OutcomeLines.of(c).stream().map(o -> el("li", o)).toList()),
        el("div.notes", warnings(compared)));
  }

  private static List<Html> figures(Comparison c) {
    Interval effect = c.effect();
    if (failing(c)) {
      Failures f = c.outcomes().failures();
      return List.of(
          el("span.effect", share(f.treatment()), el("small", " of its requests fail")),
          el("span.range", "against " + share(f.baseline()) + " of " + c.baseline()));
    }
    if (effect == null) {
      return List.of(el("span.effect", "no effect"));
    }
    return worst(c)
        .map(o -> figures(o, c))
        .orElseGet(() -> figures(Readout.of(c.unit(), effect), effect, c.percent()));
  }

  /** The drawing of the figure beside it. */
  private static Html gauge(Comparison c) {
    return failing(c) ? Html.NONE : worst(c).map(Gauge::of).orElseGet(() -> Gauge.of(c));
  }

  private static List<Html> figures(Outcome o, Comparison c) {
    String percent = Readout.percent(o.shown(), o.baseline());
    return figures(o.readout(), o.shown(), percent + " " + o.phrase(c.kind().measured()));
  }

  private static List<Html> figures(Readout scale, Interval effect, String share) {
    return List.of(
        el("span.effect", scale.signed(effect.estimate()), el("small", " " + scale.unit())),
        el("span.share", share),
        el("span.range", scale.range(effect)));
  }

  /** Of a mixed verdict, the outcome that is furthest beyond its margin. */
  private static Optional<Outcome> worst(Comparison c) {
    if (c.verdict().value() != Verdict.Value.MIXED) {
      return Optional.empty();
    }
    return c.outcomes().secondary().stream()
        .filter(Outcome::beyond)
        .max(Comparator.comparingDouble(o -> Math.abs(o.effect().estimate()) / o.margin()));
  }

  private static boolean failing(Comparison c) {
    return c.outcomes() != null && c.outcomes().failures().differ();
  }

  private static String share(Failures.Share share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share.value());
  }

  /** What speaks against the trials is in sight; what speaks against tests is folded away. */
  private static Html warnings(ComparedArms compared) {
    Set<String> ofTrials = new TreeSet<>(TrialWarnings.CODES);
    compared
        .used()
        .forEach(t -> t.trial().record().warnings().forEach(w -> ofTrials.add(w.code())));
    Map<Boolean, List<Warning>> parts =
        compared.comparison().warnings().stream()
            .collect(Collectors.partitioningBy(w -> ofTrials.contains(w.code())));
    return Html.all(inSight(parts.get(true)), folded(parts.get(false)));
  }

  private static Html inSight(List<Warning> warnings) {
    return warnings.isEmpty()
        ? Html.NONE
        : el("ul.plain.gates", warnings.stream().map(VerdictSection::item).toList());
  }

  private static Html folded(List<Warning> warnings) {
    if (warnings.isEmpty()) {
      return Html.NONE;
    }
    String codes =
        warnings.stream().map(Warning::code).distinct().collect(Collectors.joining(", "));
    String count = warnings.size() == 1 ? "1 warning: " : warnings.size() + " warnings: ";
    return el(
        "details.warnings",
        el("summary", el("b", count), codes),
        el("ul", warnings.stream().map(VerdictSection::item).toList()));
  }

  private static Html item(Warning warning) {
    return el("li", el("code", warning.code()), " ", warning.message());
  }
}
