// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.json.Json;
import org.hookbench.stats.charts.Chart;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.compare.Findings;

/**
 * What report.js draws: the comparisons and the rows of the figures, as JSON for a script element.
 */
final class PageData {
  private static final Set<String> NOT_DRAWN = Set.of("tests", "bridge", "saturation", "profile");

  private static final int KEYS = 2;

  private PageData() {}

  static String json(Findings findings, List<Chart> figures) {
    ObjectNode root = Json.mapper().createObjectNode();
    ArrayNode comparisons = root.putArray("comparisons");
    findings.compared().forEach(compared -> comparisons.add(comparison(compared)));
    ObjectNode tables = root.putObject("figures");
    figures.stream()
        .filter(figure -> !NOT_DRAWN.contains(figure.name()))
        .forEach(figure -> tables.set(figure.name(), table(figure, findings)));
    try {
      // In a script element only "</" and "<!--" could end or change the element.
      return Json.mapper().writeValueAsString(root).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static ObjectNode comparison(ComparedArms compared) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("scenario", compared.comparison().scenario());
    node.put("treatment", compared.comparison().treatment());
    node.put("baseline", compared.comparison().baseline());
    node.put("kind", Names.of(compared.scenario().kind()));
    node.put("unit", compared.comparison().unit().symbol());
    return node;
  }

  /** Rows by comparison, without the scenario and treatment that lead them. */
  private static ObjectNode table(Chart figure, Findings findings) {
    ObjectNode node = Json.mapper().createObjectNode();
    ArrayNode columns = node.putArray("columns");
    figure.columns().stream().skip(KEYS).forEach(columns::add);
    Map<List<Object>, ArrayNode> byKey = new HashMap<>();
    ArrayNode rows = node.putArray("rows");
    for (ComparedArms compared : findings.compared()) {
      List<Object> key =
          List.of(compared.comparison().scenario(), compared.comparison().treatment());
      byKey.put(key, rows.addArray());
    }
    for (List<Object> row : figure.rows()) {
      ArrayNode cells = byKey.get(row.subList(0, KEYS)).addArray();
      row.stream().skip(KEYS).forEach(cell -> add(cells, cell));
    }
    return node;
  }

  private static void add(ArrayNode cells, Object cell) {
    if (cell instanceof Double d) {
      if (Double.isFinite(d)) {
        cells.add(Chart.rounded(d));
      } else {
        cells.addNull();
      }
    } else if (cell instanceof Long || cell instanceof Integer) {
      cells.add(((Number) cell).longValue());
    } else if (cell instanceof Boolean b) {
      cells.add(b);
    } else {
      cells.add(String.valueOf(cell));
    }
  }
}
