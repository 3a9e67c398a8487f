// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.stats.compare.Findings;

/**
 * One thing in which an arm differs from the system under test as its experiment describes it, as
 * plan.json tells it.
 *
 * @param key of the long form of an arm; empty: it differs in nothing
 * @param value of variables the names only
 */
record ArmDifference(String arm, String key, String value) {
  static final String TITLE = "What differs between the arms";

  /** Of all arms; nothing where their names say it already, as in {@code [none, scan]}. */
  static Collection<ArmDifference> of(Findings findings) {
    Set<ArmDifference> all = new LinkedHashSet<>();
    findings.directories().stream()
        .map(directory -> directory.file(ResultDirectory.PLAN).path("variants"))
        .flatMap(variants -> variants.properties().stream())
        .forEach(variant -> all.addAll(of(variant.getKey(), variant.getValue())));
    return all.stream().allMatch(ArmDifference::isInTheName) ? List.of() : all;
  }

  private static List<ArmDifference> of(String arm, JsonNode variant) {
    List<ArmDifference> differences = new ArrayList<>();
    variant
        .properties()
        .forEach(e -> differences.add(new ArmDifference(arm, e.getKey(), text(e.getValue()))));
    return differences.isEmpty() ? List.of(new ArmDifference(arm, "", "nothing")) : differences;
  }

  /** Names alone of an object: a plan that others wrote may have the values of variables. */
  private static String text(JsonNode value) {
    if (value.isObject()) {
      return String.join(" ", (Iterable<String>) value::fieldNames);
    }
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(" "))
        : value.asText();
  }

  private boolean isInTheName() {
    return key.isEmpty() || key.equals("preload") && value.equals(arm);
  }

  static Section section(Findings findings) {
    HtmlTable table = new HtmlTable("arm", "differs in", "value");
    of(findings).forEach(d -> table.row(d.arm, d.key, d.value));
    return new Section("differences", TITLE, table.isEmpty() ? Html.NONE : table.html());
  }
}
