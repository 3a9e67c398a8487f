// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.estimate.ShiftFunction.Point;

/** The shift function of analysis.json (Doksum 1974, doi 10.1214/aos/1176342662). */
final class ShiftChart {
  private ShiftChart() {}

  static Chart of(Findings findings) {
    ChartRows rows =
        new ChartRows(
            "shift",
            "one quantile: difference of the arms over all samples, with a band that holds for all"
                + " quantiles together",
            "unit,quantile,difference,band_lower,band_upper");
    for (ComparedArms compared : findings.compared()) {
      Comparison c = compared.comparison();
      if (c.shiftFunction() != null) {
        for (Point p : c.shiftFunction().points()) {
          rows.add(compared, c.unit().symbol(), p.quantile(), p.shift(), p.lower(), p.upper());
        }
      }
    }
    return rows.figure();
  }
}
