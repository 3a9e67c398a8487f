// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.stats.charts.Chart;
import org.hookbench.stats.compare.Findings;

/** Writes report.html. */
public final class Report {
  public static final String FILE = "report.html";

  private Report() {}

  /** The whole page; the same findings give the same bytes. */
  public static String html(Findings findings, List<Chart> figures) {
    List<Section> sections =
        Stream.of(
                VerdictSection.of(findings),
                ArmDifference.section(findings),
                SideBySideSection.of(findings),
                BridgeSection.of(findings),
                SaturationSection.of(findings),
                ProfileSection.of(findings),
                ChartSection.effects(findings),
                ChartSection.details(findings),
                ArmSection.of(findings),
                TestsSection.of(findings),
                TrialSection.of(findings),
                ChecklistSection.of(findings),
                EnvironmentSection.of(findings),
                ReproduceSection.of(findings, figures))
            .filter(section -> !section.isEmpty())
            .toList();
    String script = PageScript.text();
    return ReportResource.text("report.html")
        .fill(
            Map.of(
                "policy", ContentPolicy.allowing(script),
                "title", Html.escape(findings.first().name()),
                "style", ReportResource.text("report.css").text(),
                "header", header(findings).markup(),
                "contents", contents(sections).markup(),
                "sections", Html.all(sections.stream().map(Section::html).toList()).markup(),
                "data", PageData.json(findings, figures),
                "script", script));
  }

  private static Html header(Findings findings) {
    long samples =
        findings.series().stream()
            .flatMap(trial -> trial.arms().stream())
            .mapToLong(arm -> arm.response().length)
            .sum();
    String names = String.join(" + ", findings.directories().stream().map(d -> d.name()).toList());
    String facts =
        String.format(Locale.ROOT, "%d trials, %,d samples", findings.series().size(), samples)
            .replace(',', '\u202f')
            .replaceFirst("\u202f ", ", ");
    return el(
        "header.top",
        el("p.brand", el("b", "hookbench"), el("span", names)),
        el("h1", findings.first().question()),
        el("p.meta", facts + machine(findings)),
        made(findings),
        CalibrationBox.of(findings));
  }

  /** The version and the command that measured. */
  private static Html made(Findings findings) {
    JsonNode environment = findings.first().environment();
    String words =
        StreamSupport.stream(environment.path("command").spliterator(), false)
            .map(word -> Quoted.word(word.asText()))
            .collect(Collectors.joining(" "));
    return words.isEmpty()
        ? Html.NONE
        : el(
            "p.meta",
            "measured by hookbench " + environment.path("hookbench").asText("") + ": ",
            el("code", words));
  }

  private static String machine(Findings findings) {
    var host = findings.first().environment().path("host");
    String cpu = host.path("cpuModel").asText("");
    return cpu.isEmpty()
        ? ""
        : ", %s × %s, Linux %s"
            .formatted(host.path("cpus").asText("?"), cpu, host.path("kernel").asText("?"));
  }

  static Html contents(List<Section> sections) {
    List<Html> links =
        sections.stream().map(s -> el("a", attr("href", "#" + s.id()), s.title())).toList();
    return el("nav", links);
  }
}
