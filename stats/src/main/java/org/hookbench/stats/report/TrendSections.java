// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.hookbench.experiment.Factor;
import org.hookbench.experiment.Names;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.estimate.Interval;

/** Levels that changed, and every outcome over time with a filter by factor. */
final class TrendSections {
  private static final int LONGEST_VALUE = 40;

  private final Dashboard dashboard;

  TrendSections(Dashboard dashboard) {
    this.dashboard = dashboard;
  }

  /** Empty if nothing changed. */
  Section changes() {
    List<Html> rows = new ArrayList<>();
    for (Trend trend : dashboard.trends()) {
      for (int i = 1; i < trend.segments().size(); i++) {
        rows.add(change(trend, trend.segments().get(i - 1), trend.segments().get(i)));
      }
    }
    return new Section(
        "changes",
        "Changes of level",
        rows.isEmpty()
            ? Html.NONE
            : Html.all(
                el("ul.changes", rows),
                el(
                    "p.note",
                    "A change of the machine looks like one of the hook: compare the environments"
                        + " in both reports. Of 20 trends without a change, about one shows"
                        + " one.")));
  }

  private Html change(Trend trend, Trend.Segment before, Trend.Segment after) {
    String from = trend.points().get(before.to() - 1).directory();
    return el(
        "li",
        el("b", title(trend.key())),
        el("span.levels", level(trend, before) + " → " + level(trend, after)),
        el("small", trend.key().scenario()),
        el("small", "between ", link(from), " and ", link(trend.first(after).directory())));
  }

  private Html link(String directory) {
    return dashboard.runs().stream()
        .filter(run -> run.directory().equals(directory))
        .findFirst()
        .map(RunSections::name)
        .orElse(Html.NONE);
  }

  private static String title(Trend.Key key) {
    return key.treatment() + " against " + key.baseline() + ", " + key.outcome();
  }

  private static String level(Trend trend, Trend.Segment level) {
    return signed(Readout.of(trend.key().unit(), level.median()), level.median());
  }

  private static String signed(Readout scale, double value) {
    return (scale.signed(value) + "\u00a0" + scale.unit()).strip();
  }

  Section trends() {
    List<Html> cards = dashboard.trends().stream().map(this::card).toList();
    return new Section(
        "trends",
        "Outcomes over time",
        cards.isEmpty()
            ? el("p.note", "No result has an effect with an interval: a result needs two trials.")
            : Html.all(filter(), el("div.cards", cards)));
  }

  /** A choice for each factor that has several values; it works where scripts run. */
  private Html filter() {
    Map<String, TreeSet<String>> values = new LinkedHashMap<>();
    for (Trend trend : dashboard.trends()) {
      facets(trend).forEach((k, v) -> values.computeIfAbsent(k, x -> new TreeSet<>()).add(v));
    }
    List<Html> choices = new ArrayList<>();
    values.forEach(
        (factor, all) -> {
          if (all.size() > 1) {
            List<Html> options = new ArrayList<>(List.of(el("option", attr("value", ""), "all")));
            all.forEach(value -> options.add(el("option", value)));
            choices.add(
                el("label", factor, " ", el("select", attr("data-filter", factor), options)));
          }
        });
    return choices.isEmpty() ? Html.NONE : el("div.picker", choices);
  }

  private static Map<String, String> facets(Trend trend) {
    Trend.Key key = trend.key();
    Map<String, String> facets = new LinkedHashMap<>();
    facets.put("outcome", key.outcome());
    facets.put("arm", key.treatment());
    facets.put("experiment", key.experiment());
    trend.factors().entrySet().stream()
        .filter(f -> !f.getKey().equals(Factor.SCENARIO) && f.getValue().length() <= LONGEST_VALUE)
        .forEach(f -> facets.putIfAbsent(f.getKey(), f.getValue()));
    return facets;
  }

  private Html card(Trend trend) {
    Trend.Key key = trend.key();
    double base = trend.points().get(trend.points().size() - 1).base();
    List<Object> parts = new ArrayList<>();
    facets(trend).forEach((k, v) -> parts.add(attr("data-of-" + slug(k), v)));
    parts.add(el("header", el("b", title(key)), el("span.scenario", key.scenario())));
    parts.add(
        el(
            "p.figures",
            el("span.effect", level(trend, trend.current())),
            el("small", Double.isNaN(base) ? "" : "of " + key.unit().format(base)),
            el("small", changed(trend))));
    parts.add(new TrendChart(trend).draw());
    parts.add(el("details", el("summary", trend.points().size() + " results"), table(trend)));
    return el(trend.changes().isEmpty() ? "article.card" : "article.card.changed", parts.toArray());
  }

  /** As the script makes it of the factor's name. */
  private static String slug(String factor) {
    return factor.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-");
  }

  private static String changed(Trend trend) {
    return trend.changes().isEmpty()
        ? "no change of level"
        : "changed " + RunSections.day(trend.first(trend.current()).start());
  }

  private Html table(Trend trend) {
    HtmlTable table = new HtmlTable("started (UTC)", "effect", "interval", "verdict", "result");
    Unit unit = trend.key().unit();
    for (Trend.Point p : trend.points()) {
      Interval effect = new Interval(p.estimate(), p.lower(), p.upper(), Double.NaN, "");
      Readout scale = Readout.of(unit, effect);
      table.row(
          RunSections.minute(p.start()),
          new HtmlTable.Number(signed(scale, p.estimate()), p.estimate()),
          scale.range(effect),
          p.value() == null ? "" : Names.of(p.value()),
          link(p.directory()));
    }
    return table.html();
  }
}
