// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.RequestLevel;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.compare.Findings;

/** The tests of papers, as a table. */
final class TestsChart {
  private TestsChart() {}

  static Chart of(Findings findings) {
    ChartRows rows =
        new ChartRows(
            "tests",
            "one test of a comparison; level: the units that it treats as independent, trials or"
                + " samples",
            "test,level,statistic,df,p");
    findings.compared().forEach(compared -> add(rows, compared));
    return rows.figure();
  }

  private static void add(ChartRows rows, ComparedArms compared) {
    Comparison c = compared.comparison();
    if (c.runLevel() != null && c.runLevel().kruskalWallis() != null) {
      var kw = c.runLevel().kruskalWallis();
      rows.add(compared, "Kruskal-Wallis", "trials", kw.h(), (double) kw.df(), kw.p());
    }
    RequestLevel r = c.requestLevel();
    if (r == null) {
      return;
    }
    if (r.kruskalWallis() != null) {
      var kw = r.kruskalWallis();
      rows.add(compared, "Kruskal-Wallis", "samples", kw.h(), (double) kw.df(), kw.p());
    }
    if (r.mannWhitney() != null) {
      rows.add(
          compared,
          "Mann-Whitney U",
          "samples",
          r.mannWhitney().u(),
          Double.NaN,
          r.mannWhitney().p());
    }
    if (r.studentT() != null) {
      rows.add(
          compared, "Student t", "samples", r.studentT().t(), r.studentT().df(), r.studentT().p());
    }
    if (r.welchT() != null) {
      rows.add(compared, "Welch t", "samples", r.welchT().t(), r.welchT().df(), r.welchT().p());
    }
    if (r.kolmogorovSmirnov() != null) {
      var ks = r.kolmogorovSmirnov();
      rows.add(compared, "Kolmogorov-Smirnov D", "samples", ks.d(), Double.NaN, ks.p());
    }
    rows.add(compared, "Cliff's delta", "samples", r.cliffsDelta(), Double.NaN, Double.NaN);
  }
}
