// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.compare.Findings;

/** A booktabs table with a row for each hook and a column for each scenario, with base values. */
final class LatexMatrix {
  /** Rows by name, cells by column. */
  private final Map<String, Map<Integer, String>> bases = new LinkedHashMap<>();

  private final Map<String, Map<Integer, String>> effects = new LinkedHashMap<>();
  private final List<String> columns = new ArrayList<>();
  private final List<List<Object>> measured = new ArrayList<>();

  private LatexMatrix() {}

  static String table(Findings findings) {
    LatexMatrix matrix = new LatexMatrix();
    findings.compared().forEach(matrix::add);
    String heads = matrix.columns.stream().collect(Collectors.joining(" & ", " & ", "\\\\\n"));
    return """
    \\newcommand{\\hbMatrix}{%%
    \\begin{tabular}{l%s}
    \\toprule
    %s\\midrule
    %s\\midrule
    %s\\bottomrule
    \\end{tabular}}
    """
        .formatted(
            "r".repeat(matrix.columns.size()),
            heads,
            matrix.rows(matrix.bases),
            matrix.rows(matrix.effects));
  }

  private void add(ComparedArms compared) {
    Comparison c = compared.comparison();
    int column = column(compared);
    if (c.outcomes() == null || c.effect() == null) {
      cell(effects, c.treatment(), column, "no interval");
      return;
    }
    Outcome primary = c.outcomes().primary();
    Readout scale = primary.readout();
    cell(bases, c.baseline() + ", base", column, primary.format(primary.baseline()));
    cell(
        effects,
        c.treatment(),
        column,
        scale.shift(primary.shown().estimate())
            + " ("
            + scale.range(primary.shown()).replace(" " + scale.unit(), "")
            + ")");
  }

  /** Of the scenario of a result; a name that another result has, too, gets a number. */
  private int column(ComparedArms compared) {
    String scenario = compared.comparison().scenario();
    List<Object> key = List.of(compared.directory().path(), scenario);
    if (!measured.contains(key)) {
      measured.add(key);
      long same = measured.stream().filter(k -> k.get(1).equals(scenario)).count();
      columns.add(LatexMacros.escape(same == 1 ? scenario : scenario + " (" + same + ")"));
    }
    return measured.indexOf(key);
  }

  private static void cell(
      Map<String, Map<Integer, String>> rows, String row, int column, String text) {
    rows.computeIfAbsent(row, k -> new LinkedHashMap<>()).put(column, LatexMacros.escape(text));
  }

  private String rows(Map<String, Map<Integer, String>> rows) {
    StringBuilder lines = new StringBuilder();
    rows.forEach(
        (name, cells) -> {
          lines.append(LatexMacros.escape(name));
          for (int i = 0; i < columns.size(); i++) {
            lines.append(" & ").append(cells.getOrDefault(i, "--"));
          }
          lines.append("\\\\\n");
        });
    return lines.toString();
  }
}
