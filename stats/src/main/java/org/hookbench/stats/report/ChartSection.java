// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.compare.Findings;

/** Places of the charts; report.js draws them from the figures. */
final class ChartSection {
  private ChartSection() {}

  static Section effects(Findings findings) {
    List<Html> charts =
        Stream.of(TrialKind.MACRO, TrialKind.START, TrialKind.WORKLOAD, TrialKind.MICRO)
            .filter(kind -> findings.compared().stream().anyMatch(c -> is(c, kind)))
            .map(
                kind ->
                    chart(
                        "forest-" + Names.of(kind),
                        "Added per " + kind.measured(),
                        "treatment minus baseline; bar: interval over trials, band: margin",
                        "trial-effects"))
            .toList();
    Html body = charts.isEmpty() ? Html.NONE : el("div.charts", charts);
    return new Section("effects", "Effects, every trial a dot", body);
  }

  private static boolean is(ComparedArms compared, TrialKind kind) {
    return compared.scenario().kind() == kind;
  }

  static Section details(Findings findings) {
    if (findings.compared().isEmpty()) {
      return new Section("samples", "Behind a verdict", Html.NONE);
    }
    return new Section(
        "samples",
        "Behind a verdict",
        Html.all(
            picker(findings.compared()),
            el(
                "div.charts",
                chart(
                    "spectrum",
                    "Percentile spectrum",
                    spectrum(findings.compared()),
                    "percentiles"),
                chart(
                    "shift",
                    "Shift function",
                    "difference at each quantile of all samples, with a band for all quantiles"
                        + " together; the axis fits the line up to 99 % and the band from 5 to 95"
                        + " %",
                    "shift"),
                chart(
                    "density",
                    "Distribution",
                    "share of samples per bin; box plots: p5, quartiles, p95",
                    "histogram"),
                chart(
                    "order",
                    "Run order and drift",
                    "median of each trial, in order of time",
                    "run-order"),
                chart(
                    "time",
                    "Samples over time",
                    "windows: median, minimum to maximum (peaks are cut); grey: warm-up, left out;"
                        + " dashed: change of level (ED-PELT)",
                    "time"),
                chart(
                    "correlation",
                    "Autocorrelation",
                    "correlation of samples by their distance, mean over trials; independent"
                        + " samples would be at 0",
                    "autocorrelation"),
                chart(
                    "resources",
                    "Resources",
                    "per second and arm, mean over trials; psi: time some thread waited for it,"
                        + " steal: time the host took away",
                    "resources"))));
  }

  /** Only a request has a time at which it is due. */
  private static String spectrum(List<ComparedArms> compared) {
    String all =
        compared.stream()
            .map(c -> c.scenario().kind())
            .map(kind -> kind.fresh() ? kind.measured() + "s" : "samples")
            .distinct()
            .collect(Collectors.joining(" or ", "all ", ", by 1/(1-p)"));
    return compared.stream().noneMatch(c -> is(c, TrialKind.MACRO))
        ? all
        : all
            + "; solid: from when the request was due, dashed: from when it was sent, where they"
            + " differ";
  }

  private static Html picker(List<ComparedArms> compared) {
    int first = shownFirst(compared);
    List<Html> options =
        IntStream.range(0, compared.size())
            .mapToObj(i -> option(i, compared.get(i), i == first))
            .toList();
    return el(
        "p.picker",
        el("label", attr("for", "comparison"), "Comparison "),
        el("select", attr("id", "comparison"), options));
  }

  /** The last treatment of requests; without requests, the last one. */
  private static int shownFirst(List<ComparedArms> compared) {
    return IntStream.range(0, compared.size())
        .filter(i -> !compared.get(i).micro())
        .max()
        .orElse(compared.size() - 1);
  }

  private static Html option(int index, ComparedArms compared, boolean selected) {
    var c = compared.comparison();
    return el(
        "option",
        attr("value", index),
        selected ? attr("selected", "selected") : Html.NONE,
        c.treatment() + " against " + c.baseline() + ", " + c.scenario());
  }

  private static Html chart(String id, String title, String about, String csv) {
    return el(
        "figure.chart",
        el("figcaption", el("b", title), el("span", about)),
        el("div.plot", attr("id", "chart-" + id), attr("role", "img"), attr("aria-label", title)),
        el("a.csv", attr("href", "figures/" + csv + ".csv"), csv + ".csv"),
        el("a.csv.svg", attr("download", id + ".svg"), attr("hidden", ""), id + ".svg"));
  }
}
