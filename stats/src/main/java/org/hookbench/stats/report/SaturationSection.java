// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hookbench.experiment.Units;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.compare.ArmCapacity;
import org.hookbench.stats.compare.CapacityPhrase;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.compare.LoadLevel;

/** What the arms can do at most, where a sweep of connections tells it. */
final class SaturationSection {
  private SaturationSection() {}

  static Section of(Findings findings) {
    Map<String, List<ArmCapacity>> sweeps = new LinkedHashMap<>();
    findings
        .capacities()
        .forEach(arm -> sweeps.computeIfAbsent(arm.scenario(), s -> new ArrayList<>()).add(arm));
    List<Html> parts = new ArrayList<>();
    findings.capacityChanges().forEach(change -> parts.add(el("p", CapacityPhrase.of(change))));
    sweeps.values().forEach(arms -> parts.addAll(sweep(arms)));
    return new Section("saturation", "Capacity", Html.all(parts));
  }

  private static List<Html> sweep(List<ArmCapacity> arms) {
    HtmlTable table =
        new HtmlTable(
            "arm", "connections", "X per second", "R", "X(R+Z)", "utilisation", "CPUs", "trials");
    arms.forEach(arm -> arm.levels().forEach(level -> row(table, arm.arm(), level)));
    return List.of(
        el("ul", arms.stream().flatMap(SaturationSection::sentences).toList()),
        el(
            "p.note",
            "Answered requests per second by connections; dark: "
                + arms.get(0).arm()
                + ", dashed: the knee of an arm."),
        new SaturationDrawing(arms, LoadLevel::perSecond, Units::significant).draw(),
        el("p.note", "Mean response by connections."),
        new SaturationDrawing(arms, LoadLevel::responseMs, Unit.MS::format).draw(),
        table.html());
  }

  private static Stream<Html> sentences(ArmCapacity arm) {
    return Stream.concat(
        Stream.of(el("li", CapacityPhrase.of(arm))),
        arm.warnings().stream()
            .map(w -> el("li", attr("class", "warning"), w.code() + ": " + w.message())));
  }

  private static void row(HtmlTable table, String arm, LoadLevel level) {
    table.row(
        arm,
        number(level.connections()),
        number(level.perSecond()),
        new HtmlTable.Number(Unit.MS.format(level.responseMs()), level.responseMs()),
        number(level.clients()),
        number(level.utilisation()),
        number(level.cpus()),
        number(level.trials()));
  }

  private static HtmlTable.Number number(double value) {
    boolean whole = value == Math.rint(value);
    return new HtmlTable.Number(
        Double.isNaN(value) ? "" : whole ? "" + (long) value : Units.significant(value), value);
  }
}
