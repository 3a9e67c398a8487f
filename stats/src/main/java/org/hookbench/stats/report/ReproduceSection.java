// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import java.util.List;
import java.util.stream.Collectors;
import org.hookbench.stats.charts.Chart;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.MeasuredTrial;

/** The commands that check, re-compute and repeat. */
final class ReproduceSection {
  private ReproduceSection() {}

  static Section of(Findings findings, List<Chart> figures) {
    if (findings.first().foreign()) {
      return new Section("reproduce", "Reproduce", ofFiles(findings.first(), figures));
    }
    String names =
        findings.directories().stream()
            .map(MeasuredDirectory::name)
            .map(name -> "results/" + name)
            .collect(Collectors.joining(" "));
    return new Section(
        "reproduce",
        "Reproduce",
        Html.all(
            step(
                "Check that the raw files are the ones that were written:",
                findings.directories().stream()
                    .map(d -> "(cd results/" + d.name() + " && sha256sum -c SHA256SUMS)")
                    .collect(Collectors.joining("\n"))),
            step(
                "Compute everything on this page again; analysis.json comes out byte for byte:",
                "scripts/hookbench stats analyze " + names),
            step("Measure again, on this or another machine:", measure(findings.first())),
            el("p", "The tables behind the charts:"),
            el("ul.files", figures.stream().map(ReproduceSection::file).toList())));
  }

  private static Html ofFiles(MeasuredDirectory directory, List<Chart> figures) {
    String files =
        directory.trials().stream()
            .map(t -> t.planned().scenario() + "/" + t.arms().get(0) + "=" + t.path())
            .distinct()
            .collect(Collectors.joining(" "));
    return Html.all(
        step(
            "Compute everything on this page again, with the options it was given:",
            "scripts/hookbench stats analyze " + files + " --out DIR"),
        el("p", "The tables behind the charts:"),
        el("ul.files", figures.stream().map(ReproduceSection::file).toList()));
  }

  private static String measure(MeasuredDirectory directory) {
    String commit = directory.environment().path("git").path("commit").asText("");
    String file = "results/" + directory.name() + "/experiment.yaml";
    boolean calls = directory.trials().stream().anyMatch(MeasuredTrial::micro);
    boolean requests = directory.trials().stream().anyMatch(trial -> !trial.micro());
    String checkout = commit.isEmpty() ? "" : "git checkout " + commit + "\n";
    String micro = calls ? "scripts/hookbench micro --experiment " + file + "\n" : "";
    String into = calls ? " --into DIR    # the directory that micro printed" : "";
    String macro = requests ? "scripts/hookbench macro " + file + into : "";
    return (checkout + micro + macro).stripTrailing();
  }

  private static Html step(String what, String command) {
    return Html.all(el("p", what), el("pre", command));
  }

  private static Html file(Chart figure) {
    String path = Chart.FOLDER + "/" + figure.name() + ".csv";
    return el("li", el("a", attr("href", path), path), ": ", figure.about());
  }
}
