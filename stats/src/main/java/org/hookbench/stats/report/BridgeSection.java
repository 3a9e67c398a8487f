// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.el;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hookbench.stats.analysis.Bridge;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.compare.Phrase;
import org.hookbench.stats.estimate.Interval;

/** How the two answers fit together. */
final class BridgeSection {
  private BridgeSection() {}

  static Section of(Findings findings) {
    List<Bridge> bridges = findings.analysis().bridges();
    Html body =
        bridges.isEmpty()
            ? el(
                "p.note",
                "Only calls or only requests were measured here, so the share of the shift that"
                    + " reads explain is unknown. Give a micro and a macro directory"
                    + " together to analyze.")
            : el("div.bridges", bridges.stream().map(BridgeSection::bridge).toList());
    Html costs =
        Html.all(findings.analysis().costs().stream().map(c -> el("p", Phrase.costs(c))).toList());
    boolean neither = findings.compared().stream().noneMatch(c -> c.micro() || c.macro());
    return new Section(
        "bridge", "From one call to one request", neither ? Html.NONE : Html.all(costs, body));
  }

  private static Html bridge(Bridge b) {
    Html head = el("header", el("b", b.treatment()), el("span.scenario", b.macro()));
    if (b.explained() == null) {
      return el("article.bridge", head, el("p.reason", b.note()));
    }
    return el("article.bridge", head, equation(b), bars(b), el("p.reason", b.note()));
  }

  private static Html equation(Bridge b) {
    List<Html> terms = new ArrayList<>();
    for (Bridge.Reads reads : b.reads()) {
      terms.add(el("span.sign", terms.isEmpty() ? "" : "+"));
      terms.add(term(number(reads.perRequest()), Phrase.kind(reads.kind())));
      terms.add(el("span.sign", "×"));
      terms.add(term(shown(Unit.NS, reads.costPerRead()), "in " + reads.micro()));
    }
    return el(
        "p.equation",
        terms.subList(1, terms.size()),
        el("span.sign", "="),
        term("explained", shown(Unit.MS, b.explained()), "explained"),
        el("span.sign", "of"),
        term("measured", shown(Unit.MS, b.measured()), "measured per request"),
        el("span.sign", "→"),
        term(share(b.share()), "of the shift explained"));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static Html term(String value, String name) {
    return term("plain", value, name);
  }

  private static Html term(String style, String value, String name) {
    return el("span.term." + style, el("b", value), el("small", name));
  }

  private static String shown(Unit unit, Interval interval) {
    return interval == null ? "unknown" : Phrase.shown(unit, interval);
  }

  private static String share(Interval share) {
    return share == null ? "cannot tell" : Math.round(100 * share.estimate()) + "\u00a0%";
  }

  private static Html bars(Bridge b) {
    if (b.measured() == null || !Double.isFinite(b.measured().lower())) {
      return Html.NONE;
    }
    return new Bars(b.explained(), b.measured()).draw();
  }
}
