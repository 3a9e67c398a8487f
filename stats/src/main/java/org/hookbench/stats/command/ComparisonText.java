// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import java.util.Locale;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.analysis.Analysis;
import org.hookbench.stats.analysis.ArmSummary;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.RequestLevel;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.compare.OutcomeLines;
import org.hookbench.stats.estimate.Interval;

/** An analysis as text for a terminal. */
final class ComparisonText {
  private final StringBuilder text = new StringBuilder();

  private ComparisonText() {}

  static String of(Analysis analysis) {
    ComparisonText text = new ComparisonText();
    text.arms(analysis);
    analysis.comparisons().forEach(text::comparison);
    return text.text.toString();
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void arms(Analysis analysis) {
    line(
        "%-12s %6s %10s %10s %10s %10s %10s %10s %8s   (%s)",
        "arm",
        "trials",
        "n",
        "mean",
        "median",
        "p90",
        "p99",
        "p99.9",
        "ess",
        analysis.unit().symbol());
    for (ArmSummary a : analysis.arms()) {
      line(
          "%-12s %6d %10d %10.5g %10.5g %10.5g %10.5g %10.5g %8.0f",
          a.name(), a.trials(), a.n(), a.mean(), a.median(), a.p90(), a.p99(), a.p999(), a.ess());
    }
  }

  private void comparison(Comparison c) {
    line("");
    line("%s minus %s (%s)", c.treatment(), c.baseline(), c.unit().symbol());
    interval("mean", c.meanDifference());
    interval("median", c.medianDifference());
    interval("Hodges-Lehmann", c.hodgesLehmann());
    line("  intervals: %s", c.medianDifference().method());
    runLevel(c.runLevel());
    line("");
    line("as if requests were independent (for comparison with papers, not the verdict)");
    requestLevel(c.requestLevel());
    line("");
    for (Warning warning : c.warnings()) {
      line("warning: %s (%s)", warning.message(), warning.code());
    }
    line("");
    line("%s: %s", Names.of(c.verdict().value()), c.verdict().reason());
    OutcomeLines.of(c).forEach(outcome -> line("  %s", outcome));
  }

  private void runLevel(RunLevel r) {
    if (r.effect() == null) {
      return;
    }
    line("");
    line("over trials (%s)", r.statistic());
    interval("mean", r.effect());
    interval("", r.equivalence());
    interval("Hodges-Lehmann", r.hodgesLehmann());
    line("  %-22s H %.6g, p %.3g", "Kruskal-Wallis", r.kruskalWallis().h(), r.kruskalWallis().p());
  }

  private void interval(String name, Interval i) {
    line(
        "  %-22s %+.6g  [%.6g, %.6g] at %.4g %%",
        name, i.estimate(), i.lower(), i.upper(), 100 * i.level());
  }

  private void requestLevel(RequestLevel r) {
    line(
        "  %-22s H %.6g, log10 p %.4g, epsilon squared %.4f",
        "Kruskal-Wallis",
        r.kruskalWallis().h(),
        r.kruskalWallis().log10p(),
        r.kruskalWallis().epsilonSquared());
    line(
        "  %-22s U %.1f, log10 p %.4g",
        "Mann-Whitney", r.mannWhitney().u(), r.mannWhitney().log10p());
    line("  %-22s t %.6g, p %.3g", "Student's t", r.studentT().t(), r.studentT().p());
    line(
        "  %-22s t %.6g, df %.1f, p %.3g",
        "Welch's t", r.welchT().t(), r.welchT().df(), r.welchT().p());
    line(
        "  %-22s D %.6g, p %.3g",
        "Kolmogorov-Smirnov", r.kolmogorovSmirnov().d(), r.kolmogorovSmirnov().p());
    line(
        "  %-22s %+.4f (Vargha-Delaney A %.4f)",
        "Cliff's delta", r.cliffsDelta(), r.varghaDelaneyA());
    line("  %-22s %s", "false positives", falsePositives(r.falsePositiveRate()));
  }

  private static String falsePositives(double rate) {
    return Double.isNaN(rate)
        ? "not known: too few samples of the baseline for pairs of windows"
        : String.format(
            Locale.ROOT,
            "%.1f %% of pairs of windows of the baseline are called different by Kruskal-Wallis",
            100 * rate);
  }
}
