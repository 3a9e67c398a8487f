package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.el;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Interval;
import org.hookbench.stats.findings.Compared;
import org.hookbench.stats.findings.Findings;
import org.hookbench.stats.findings.Readout;

/** The first screen: one read-out per comparison. */
final class VerdictSection {
  private VerdictSection() {}

  static Section of(Findings findings) {
    List<Html> parts = new ArrayList<>();
    addGroup(parts, findings, false, "Per request");
    addGroup(parts, findings, true, "Per call");
    if (parts.isEmpty()) {
      parts.add(el("p.note", "There is only one arm: nothing to compare."));
    }
    return new Section("verdicts", "Verdicts", Html.all(parts));
  }

  private static void addGroup(List<Html> parts, Findings findings, boolean micro, String title) {
    List<Compared> of = findings.compared().stream().filter(c -> c.micro() == micro).toList();
    if (!of.isEmpty()) {
      parts.add(el("h3", title));
      String layout = of.size() == 1 ? "div.readouts.alone" : "div.readouts";
      parts.add(el(layout, of.stream().map(VerdictSection::row).toList()));
    }
  }

  private static Html row(Compared compared) {
    Comparison c = compared.comparison();
    String value = Names.of(c.verdict().value());
    return el(
        "article.readout." + value,
        el(
            "header",
            el("span.verdict", value),
            el("span.arms", el("b", c.treatment()), " against ", c.baseline()),
            el("span.scenario", c.scenario())),
        el("div.figures", figures(c)),
        Gauge.of(c),
        el("p.sentence", c.verdict().reason()),
        warnings(c));
  }

  private static List<Html> figures(Comparison c) {
    Interval effect = Readout.effect(c);
    if (effect == null) {
      return List.of(el("span.effect", "no effect"));
    }
    Readout scale = Readout.of(c.unit(), effect);
    return List.of(
        el("span.effect", scale.signed(effect.estimate()), el("small", " " + scale.unit())),
        el("span.share", Readout.percent(effect.estimate() / Readout.baseline(c))),
        el("span.range", scale.range(effect)));
  }

  private static Html warnings(Comparison c) {
    if (c.warnings().isEmpty()) {
      return Html.NONE;
    }
    List<Html> items =
        c.warnings().stream().map(w -> el("li", el("code", w.code()), " ", w.message())).toList();
    String codes =
        c.warnings().stream().map(Warning::code).distinct().collect(Collectors.joining(", "));
    String count = items.size() == 1 ? "1 warning: " : items.size() + " warnings: ";
    return el("details.warnings", el("summary", el("b", count), codes), el("ul", items));
  }
}
