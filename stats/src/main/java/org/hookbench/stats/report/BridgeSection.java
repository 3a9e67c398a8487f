package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import java.util.List;
import java.util.Locale;
import org.hookbench.stats.analysis.Bridge;
import org.hookbench.stats.analysis.Interval;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.findings.Findings;
import org.hookbench.stats.findings.Phrase;

/** How the two answers fit together. */
final class BridgeSection {
  private static final double WIDTH = 640;

  private BridgeSection() {}

  static Section of(Findings findings) {
    List<Bridge> bridges = findings.analysis().bridges();
    Html body =
        bridges.isEmpty()
            ? el(
                "p.note",
                "Calls and requests were not both measured here, so what the reads of a request"
                    + " explain of its shift cannot be told. Give a micro and a macro directory"
                    + " together to analyze.")
            : el("div.bridges", bridges.stream().map(BridgeSection::bridge).toList());
    return new Section("bridge", "From one call to one request", body);
  }

  private static Html bridge(Bridge b) {
    Html head = el("header", el("b", b.treatment()), el("span.scenario", b.macro()));
    if (b.explained() == null) {
      return el("article.bridge", head, el("p.reason", b.note()));
    }
    return el("article.bridge", head, equation(b), bars(b), el("p.reason", b.note()));
  }

  private static Html equation(Bridge b) {
    return el(
        "p.equation",
        term(String.format(Locale.ROOT, "%.2f", b.readsPerRequest()), "reads per request"),
        el("span.sign", "×"),
        term(shown(Unit.NS, b.costPerRead()), "added per read"),
        el("span.sign", "="),
        term(shown(Unit.MS, b.explained()), "explained"),
        el("span.sign", "of"),
        term(shown(Unit.MS, b.measured()), "measured per request"),
        el("span.sign", "→"),
        term(share(b.share()), "of the shift explained"));
  }

  private static Html term(String value, String name) {
    return el("span.term", el("b", value), el("small", name));
  }

  private static String shown(Unit unit, Interval interval) {
    return interval == null ? "unknown" : Phrase.shown(unit, interval);
  }

  private static String share(Interval share) {
    return share == null
        ? "cannot tell"
        : String.format(Locale.ROOT, "%.0f\u00a0%%", 100 * share.estimate());
  }

  private static Html bars(Bridge b) {
    double most =
        Math.max(
            Math.max(Math.abs(b.explained().upper()), Math.abs(b.measured().upper())),
            Math.max(Math.abs(b.explained().lower()), Math.abs(b.measured().lower())));
    if (!(most > 0)) {
      return Html.NONE;
    }
    return el(
        "svg.bars",
        attr("viewBox", "0 0 " + (int) WIDTH + " 44"),
        attr("role", "img"),
        attr("aria-label", "explained and measured shift on one axis"),
        bar("explained", b.explained(), most, 4),
        bar("measured", b.measured(), most, 24));
  }

  private static Html bar(String style, Interval interval, double most, int y) {
    double scale = WIDTH / most;
    double length = Math.max(1, Math.abs(interval.estimate()) * scale);
    double from = Math.min(Math.abs(interval.lower()), Math.abs(interval.upper())) * scale;
    double to = Math.max(Math.abs(interval.lower()), Math.abs(interval.upper())) * scale;
    return Html.all(
        rect(style, 0, y, length, 14), rect("whisker", from, y + 6, Math.max(1, to - from), 2));
  }

  private static Html rect(String style, double x, double y, double width, double height) {
    return el(
        "rect",
        attr("class", style),
        attr("x", String.format(Locale.ROOT, "%.1f", x)),
        attr("y", String.format(Locale.ROOT, "%.1f", y)),
        attr("width", String.format(Locale.ROOT, "%.1f", width)),
        attr("height", String.format(Locale.ROOT, "%.1f", height)));
  }
}
