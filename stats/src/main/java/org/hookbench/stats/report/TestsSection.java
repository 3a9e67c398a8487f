// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.el;

import java.util.Locale;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.analysis.RequestLevel;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.estimate.KruskalWallis;
import org.hookbench.stats.estimate.MeanTest;

/** The tests papers use, marked with what each takes for independent. */
final class TestsSection {
  private static final HtmlTable.Number NONE = new HtmlTable.Number("", Double.NaN);
  private static final double SMALLEST_FIXED = 0.001;

  private TestsSection() {}

  static Section of(Findings findings) {
    HtmlTable table =
        new HtmlTable(
            "scenario",
            "treatment",
            "trials: Kruskal-Wallis",
            "samples: Kruskal-Wallis",
            "Mann-Whitney",
            "Student t",
            "Welch t",
            "Kolmogorov-Smirnov",
            "Cliff's delta",
            "false positives here");
    findings.compared().forEach(compared -> add(table, compared));
    Html note =
        el(
            "p.note",
            "p values, with the statistic below. Tests over samples assume that requests or batches"
                + " are independent, which they are not. The last column shows how often"
                + " Kruskal-Wallis finds two windows of one baseline trial different in this data;"
                + " a valid test does so at its nominal level. These tests allow a comparison with"
                + " papers and do not affect the verdict.");
    return new Section(
        "tests", "Tests", table.isEmpty() ? Html.NONE : Html.all(note, table.html()));
  }

  private static void add(HtmlTable table, ComparedArms compared) {
    Comparison c = compared.comparison();
    RequestLevel r = c.requestLevel();
    KruskalWallis.Result trials = c.runLevel() == null ? null : c.runLevel().kruskalWallis();
    if (r == null) {
      return;
    }
    table.row(
        c.scenario(),
        c.treatment(),
        kruskalWallis(trials),
        kruskalWallis(r.kruskalWallis()),
        r.mannWhitney() == null
            ? NONE
            : p(r.mannWhitney().p(), r.mannWhitney().log10p(), "U", r.mannWhitney().u()),
        t(r.studentT()),
        t(r.welchT()),
        r.kolmogorovSmirnov() == null
            ? NONE
            : p(
                r.kolmogorovSmirnov().p(),
                Math.log10(r.kolmogorovSmirnov().p()),
                "D",
                r.kolmogorovSmirnov().d()),
        number("%.3f", r.cliffsDelta()),
        falsePositives(compared, r.falsePositiveRate()));
  }

  private static HtmlTable.Number falsePositives(ComparedArms compared, double rate) {
    double nominal = 1 - compared.directory().analysis().confidence();
    return Double.isNaN(rate)
        ? NONE
        : new HtmlTable.Number(
            String.format(Locale.ROOT, "%.0f\u00a0%%", 100 * rate),
            rate,
            "allowed: " + Readout.level(nominal));
  }

  private static HtmlTable.Number kruskalWallis(KruskalWallis.Result test) {
    return test == null ? NONE : p(test.p(), test.log10p(), "H", test.h());
  }

  private static HtmlTable.Number t(MeanTest.Result test) {
    return test == null ? NONE : p(test.p(), Math.log10(test.p()), "t", test.t());
  }

  private static HtmlTable.Number number(String format, double value) {
    return Double.isNaN(value)
        ? NONE
        : new HtmlTable.Number(String.format(Locale.ROOT, format, value), value);
  }

  private static HtmlTable.Number p(double p, double log10p, String name, double statistic) {
    String shown;
    if (p >= SMALLEST_FIXED) {
      shown = String.format(Locale.ROOT, "%.3f", p);
    } else if (Double.isFinite(log10p)) {
      double exponent = Math.floor(log10p);
      shown = String.format(Locale.ROOT, "%.1fe%.0f", Math.pow(10, log10p - exponent), exponent);
    } else {
      shown = "< 1e-300";
    }
    String below = String.format(Locale.ROOT, "%s\u00a0=\u00a0%.5g", name, statistic);
    return new HtmlTable.Number(shown, log10p, below);
  }
}
