package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Family;
import org.hookbench.stats.estimate.Holm;

/**
 * Bounds the chance of any false slower or faster among the comparisons of one result by Holm's
 * procedure.
 */
final class HolmFamily {
  private HolmFamily() {}

  /** The same comparisons in the same order, judged together. */
  static List<ComparedArms> judge(List<ComparedArms> compared) {
    List<ComparedArms> judged = new ArrayList<>(compared);
    compared.stream()
        .map(ComparedArms::directory)
        .distinct()
        .forEach(directory -> judge(judged, indices(compared, directory)));
    return List.copyOf(judged);
  }

  private static int[] indices(List<ComparedArms> compared, Object directory) {
    return java.util.stream.IntStream.range(0, compared.size())
        .filter(i -> compared.get(i).directory().equals(directory))
        .filter(i -> hasInterval(compared.get(i).comparison()))
        .toArray();
  }

  private static boolean hasInterval(Comparison c) {
    return c.runLevel() != null && !Double.isNaN(c.runLevel().p());
  }

  private static void judge(List<ComparedArms> judged, int[] indices) {
    double[] p = new double[indices.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = judged.get(indices[i]).comparison().runLevel().p();
    }
    double[] adjusted = Holm.adjust(p);
    for (int i = 0; i < p.length; i++) {
      ComparedArms arms = judged.get(indices[i]);
      Family family = new Family(p.length, p[i], adjusted[i]);
      double alpha = 1 - arms.directory().confidence(arms.scenario().kind());
      judged.set(indices[i], arms.with(FamilyRule.apply(arms.comparison(), family, alpha)));
    }
  }
}
