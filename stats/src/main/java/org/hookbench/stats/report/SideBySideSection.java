// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.el;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hookbench.experiment.Names;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.compare.SideBySide;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.read.MeasuredDirectory;

/** Several result directories: the same comparison in one row. */
final class SideBySideSection {
  private SideBySideSection() {}

  static Section of(Findings findings) {
    List<SideBySide> rows = SideBySide.of(findings);
    if (rows.isEmpty()) {
      return new Section("side-by-side", "Side by side", Html.NONE);
    }
    HtmlTable table =
        new HtmlTable(
            Stream.concat(
                    Stream.of("scenario", "comparison"),
                    findings.directories().stream().map(MeasuredDirectory::name))
                .toArray(String[]::new));
    rows.forEach(row -> table.row(cells(row)));
    boolean changed = rows.stream().anyMatch(row -> !row.sameHook());
    Html note =
        changed
            ? el("p.note", "* the file of this hook is not the same in all of them (SHA-256).")
            : Html.NONE;
    return new Section("side-by-side", "Side by side", Html.all(table.html(), note));
  }

  private static Object[] cells(SideBySide row) {
    List<Object> cells = new ArrayList<>();
    cells.add(row.scenario());
    cells.add(row.treatment() + (row.sameHook() ? "" : "*") + " against " + row.baseline());
    row.cells().forEach(cell -> cells.add(cell(cell)));
    return cells.toArray();
  }

  private static HtmlTable.Number cell(Optional<ComparedArms> compared) {
    Comparison c = compared.map(ComparedArms::comparison).orElse(null);
    Interval effect = c == null ? null : c.effect();
    if (effect == null) {
      return new HtmlTable.Number(c == null ? "" : "no effect", Double.NaN);
    }
    Readout scale = Readout.of(c.unit(), effect);
    return new HtmlTable.Number(
        scale.shift(effect.estimate()),
        effect.estimate() * c.unit().nanoseconds(),
        scale.range(effect) + ", " + Names.of(c.verdict().value()));
  }
}
