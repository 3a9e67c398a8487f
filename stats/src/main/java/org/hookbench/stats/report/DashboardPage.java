// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.el;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes index.html of a site: runs and their trends. Without JavaScript, only the filter lacks.
 */
public final class DashboardPage {
  public static final String FILE = "index.html";

  private DashboardPage() {}

  /** The whole page; the same dashboard gives the same bytes. */
  public static String html(Dashboard dashboard) {
    String script = PageScript.dashboard();
    RunSections runs = new RunSections(dashboard);
    TrendSections trends = new TrendSections(dashboard);
    List<Section> sections =
        Stream.of(runs.strips(), trends.changes(), runs.troubles(), trends.trends(), runs.all())
            .filter(section -> !section.isEmpty())
            .toList();
    return ReportResource.text("report.html")
        .fill(
            Map.of(
                "policy", ContentPolicy.allowing(script),
                "title", "dashboard",
                "style", ReportResource.text("report.css").text(),
                "header", header(dashboard).markup(),
                "contents", Report.contents(sections).markup(),
                "sections", Html.all(sections.stream().map(Section::html).toList()).markup(),
                "data", "null",
                "script", script));
  }

  private static Html header(Dashboard dashboard) {
    List<RunRow> runs = dashboard.runs();
    int experiments = dashboard.byExperiment().size();
    return el(
        "header.top",
        el("p.brand", el("b", "hookbench"), el("span", "dashboard")),
        el("h1", answer(dashboard)),
        el(
            "p.meta",
            counted(runs.size(), "run", "runs")
                + " of "
                + counted(experiments, "experiment", "experiments")
                + ", "
                + RunSections.day(runs.get(0).start())
                + " to "
                + RunSections.day(runs.get(runs.size() - 1).start())
                + ". "
                + counted(dashboard.trends().size(), "outcome is", "outcomes are")
                + " followed; a level changes by ED-PELT, with at least 3 results on each side."));
  }

  /** What has to be looked at. */
  private static String answer(Dashboard dashboard) {
    List<String> troubles = new ArrayList<>();
    add(troubles, dashboard.count(RunRow.Status.FAILED), "run failed", "runs failed");
    add(troubles, dashboard.count(RunRow.Status.PARTLY), "is partly lost", "are partly lost");
    add(troubles, dashboard.missed(), "is missing", "are missing");
    String levels =
        dashboard.changes() == 0
            ? "No level changed"
            : counted(dashboard.changes(), "level changed", "levels changed");
    return levels + (troubles.isEmpty() ? "; every run finished." : "; " + joined(troubles) + ".");
  }

  private static void add(List<String> to, long count, String one, String many) {
    if (count > 0) {
      to.add(counted(count, one, many));
    }
  }

  private static String joined(List<String> parts) {
    int last = parts.size() - 1;
    return last == 0
        ? parts.get(0)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  private static String counted(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
