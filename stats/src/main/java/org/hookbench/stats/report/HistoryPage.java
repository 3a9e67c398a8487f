package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hookbench.experiment.Names;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.report.History.Point;
import org.hookbench.stats.report.History.Segment;

/** Writes history.html: a drawing and a table for each comparison; it needs no JavaScript. */
public final class HistoryPage {
  public static final String FILE = "history.html";

  private HistoryPage() {}

  /** The whole page; the same history gives the same bytes. */
  public static String html(History history) {
    String script = PageScript.tables();
    List<Section> sections =
        Stream.concat(
                failures(history.failures()),
                IntStream.range(0, history.series().size())
                    .mapToObj(i -> section("series-" + i, history.series().get(i))))
            .toList();
    return ReportResource.text("report.html")
        .fill(
            Map.of(
                "policy", ContentPolicy.allowing(script),
                "title", "history",
                "style", ReportResource.text("report.css").text(),
                "header", header(history).markup(),
                "contents", Report.contents(sections).markup(),
                "sections", Html.all(sections.stream().map(Section::html).toList()).markup(),
                "data", "null",
                "script", script));
  }

  private static Html header(History history) {
    long changes = history.series().stream().mapToLong(s -> s.segments().size() - 1).sum();
    return el(
        "header.top",
        el("p.brand", el("b", "hookbench"), el("span", "history")),
        el("h1", "What each hook cost, result by result"),
        el(
            "p.meta",
            String.format(
                Locale.ROOT,
                "%d comparisons, %d changes of level (ED-PELT on the effects, at least 3 results"
                    + " on each side). A change of the machine looks like one of the hook: compare"
                    + " the environments of both results.",
                history.series().size(),
                changes)));
  }

  /** One section if there are any. */
  private static Stream<Section> failures(List<History.Failure> failures) {
    HtmlTable table = new HtmlTable("started (UTC)", "result", "why no trial can be used");
    failures.forEach(f -> table.row(f.start(), f.directory(), f.reason()));
    return failures.isEmpty()
        ? Stream.empty()
        : Stream.of(new Section("failed", "Failed results", table.html()));
  }

  private static Section section(String id, History.Series series) {
    History.Key key = series.key();
    HtmlTable table =
        new HtmlTable("started (UTC)", "result", "commit", "effect", "interval", "verdict");
    IntStream.range(0, series.points().size()).forEach(i -> add(table, series, i));
    return new Section(
        id,
        key.treatment() + " against " + key.baseline() + ", " + key.scenario(),
        Html.all(el("p.note", levels(series)), new HistoryChart(series).draw(), table.html()));
  }

  private static String levels(History.Series series) {
    Unit unit = series.key().unit();
    StringBuilder text = new StringBuilder("Level: ");
    for (Segment segment : series.segments()) {
      Readout scale = Readout.of(unit, segment.median(), segment.median() / 100);
      String from = series.points().get(segment.from()).directory();
      text.append(segment.from() == 0 ? "" : ", from " + from + " on ");
      text.append(scale.signed(segment.median())).append('\u00a0').append(scale.unit());
    }
    return text.append(series.segments().size() == 1 ? "; no change." : ".").toString();
  }

  private static void add(HtmlTable table, History.Series series, int index) {
    Point point = series.points().get(index);
    Unit unit = series.key().unit();
    Interval effect = new Interval(point.estimate(), point.lower(), point.upper(), Double.NaN, "");
    Readout scale = Readout.of(unit, effect);
    boolean change = series.changes().contains(point);
    table.row(
        point.start(),
        el("span", point.directory(), change ? el("b.change", " level changed") : Html.NONE),
        el("code", attr("title", point.commit()), shortened(point.commit())),
        new HtmlTable.Number(
            scale.signed(point.estimate()) + " " + scale.unit(),
            point.estimate() * unit.nanoseconds()),
        scale.range(effect),
        Names.of(point.verdict()));
  }

  private static String shortened(String commit) {
    return commit.substring(0, Math.min(10, commit.length()));
  }
}
