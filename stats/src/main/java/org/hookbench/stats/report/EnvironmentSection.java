// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.read.MeasuredDirectory;

/** Where and with what it was measured; the hooks with their digests. */
final class EnvironmentSection {
  private EnvironmentSection() {}

  static Section of(Findings findings) {
    List<Html> parts = new ArrayList<>();
    for (MeasuredDirectory directory : findings.directories()) {
      if (findings.directories().size() > 1) {
        parts.add(el("h3", directory.name()));
      }
      parts.add(facts(directory.environment()));
      parts.add(hooks(directory));
      parts.add(experiment(directory));
    }
    return new Section("environment", "Environment", Html.all(parts));
  }

  private static Html facts(JsonNode environment) {
    if (environment.isMissingNode()) {
      return el("p.note", "There is no provenance.json: the machine is unknown.");
    }
    List<Html> facts = new ArrayList<>();
    environment
        .properties()
        .forEach(
            field -> {
              if (!List.of("schema", "hooks").contains(field.getKey())) {
                FactList.add(facts, field.getKey(), field.getValue());
              }
            });
    return el("dl.facts", facts);
  }

  private static Html hooks(MeasuredDirectory directory) {
    HtmlTable table = new HtmlTable("arm", "as given", "hook", "sha256");
    directory
        .plan()
        .arms()
        .forEach(
            (label, given) -> {
              JsonNode hook = directory.environment().path("hooks").path(label);
              table.row(
                  label,
                  given,
                  hook.path("path").asText("nothing preloaded"),
                  el("code.digest", hook.path("sha256").asText("")));
            });
    return table.html();
  }

  private static Html experiment(MeasuredDirectory directory) {
    return directory
        .experimentText()
        .map(
            text ->
                el(
                    "details",
                    attr("class", "source"),
                    el("summary", "experiment.yaml, as given"),
                    el("pre", text)))
        .orElse(Html.NONE);
  }
}
