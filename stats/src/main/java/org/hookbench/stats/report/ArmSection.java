// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import org.hookbench.stats.analysis.ArmSummary;
import org.hookbench.stats.compare.Findings;

/** The arms as they are, before any comparison. */
final class ArmSection {
  private ArmSection() {}

  static Section of(Findings findings) {
    HtmlTable table =
        new HtmlTable(
            "scenario",
            "arm",
            "trials",
            "samples",
            "mean",
            "sd",
            "median",
            "p90",
            "p99",
            "p99.9",
            "effective samples");
    for (ArmSummary arm : findings.analysis().arms()) {
      table.row(
          arm.scenario(),
          arm.name(),
          count(arm.trials()),
          count(arm.n()),
          time(arm, arm.mean()),
          time(arm, arm.sd()),
          time(arm, arm.median()),
          time(arm, arm.p90()),
          time(arm, arm.p99()),
          time(arm, arm.p999()),
          count(arm.ess()));
    }
    return new Section("arms", "Arms", table.isEmpty() ? Html.NONE : table.html());
  }

  private static HtmlTable.Number time(ArmSummary arm, double value) {
    return Double.isNaN(value)
        ? new HtmlTable.Number("", value)
        : new HtmlTable.Number(arm.unit().format(value), value * arm.unit().nanoseconds());
  }

  static HtmlTable.Number count(double value) {
    return Double.isNaN(value)
        ? new HtmlTable.Number("", value)
        : new HtmlTable.Number(
            String.format(java.util.Locale.ROOT, "%,.0f", value).replace(',', '\u202f'), value);
  }
}
