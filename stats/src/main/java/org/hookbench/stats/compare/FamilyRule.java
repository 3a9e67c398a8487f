package org.hookbench.stats.compare;

import java.util.Locale;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Family;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.analysis.Verdict.Value;

/** Takes back a slower or faster that does not survive the number of comparisons. */
final class FamilyRule {
  private FamilyRule() {}

  static Comparison apply(Comparison c, Family family, double alpha) {
    Verdict verdict = c.verdict();
    boolean directed = verdict.value() == Value.SLOWER || verdict.value() == Value.FASTER;
    if (family.comparisons() == 1 || !directed) {
      return c.in(family, verdict);
    }
    String k =
        String.format(
            Locale.ROOT,
            " among the %d comparisons of %s",
            family.comparisons(),
            c.factor() == null ? "this result" : "scenarios by " + c.factor());
    if (family.adjusted() < alpha) {
      String holds = verdict.reason() + " This holds" + k + " (Holm).";
      return c.in(family, new Verdict(verdict.value(), verdict.margin(), holds));
    }
    String reason =
        String.format(
            Locale.ROOT,
            "No difference between %s and %s is certain%s: p is %.2g alone and %.2g"
                + " after Holm's adjustment. Alone, %s",
            c.treatment(),
            c.baseline(),
            k,
            family.p(),
            family.adjusted(),
            verdict.reason());
    return c.in(family, new Verdict(Value.INCONCLUSIVE, verdict.margin(), reason));
  }
}
