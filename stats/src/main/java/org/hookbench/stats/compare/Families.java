// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Failures;
import org.hookbench.stats.analysis.Family;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Outcomes;
import org.hookbench.stats.analysis.Verdict.Value;
import org.hookbench.stats.estimate.Holm;

/**
 * Bounds the chance of any false answer among comparisons that are judged together: those of hooks,
 * in one result, of calls or of requests. Holm's procedure runs over their primary outcomes, over
 * all other outcomes, and over their failures, each at the same level. A control (the object that
 * hooks nothing, or the baseline again) is no hypothesis of the user's and is judged alone, unless
 * there is nothing else.
 */
final class Families {
  private final List<Comparison> members;
  private final double alpha;

  private Families(List<Comparison> members, double alpha) {
    this.members = members;
    this.alpha = alpha;
  }

  /** The same comparisons in the same order, judged together. */
  static List<ComparedArms> judge(List<ComparedArms> compared) {
    List<ComparedArms> judged = new ArrayList<>(compared);
    compared.stream()
        .map(c -> List.of(c.directory(), c.micro()))
        .distinct()
        .map(key -> indices(compared, key))
        .flatMap(all -> families(compared, all))
        .forEach(family -> judge(judged, family));
    return List.copyOf(judged);
  }

  /** A comparison that is the only one. */
  static Comparison alone(Comparison comparison, double confidence) {
    return hasInterval(comparison)
        ? together(List.of(comparison), 1 - confidence, false).get(0)
        : comparison;
  }

  private static int[] indices(List<ComparedArms> compared, List<Object> key) {
    return IntStream.range(0, compared.size())
        .filter(i -> List.of(compared.get(i).directory(), compared.get(i).micro()).equals(key))
        .filter(i -> hasInterval(compared.get(i).comparison()))
        .toArray();
  }

  private static boolean hasInterval(Comparison c) {
    return c.runLevel() != null && c.runLevel().effect() != null;
  }

  private static Stream<int[]> families(List<ComparedArms> compared, int[] all) {
    int[] hooks = IntStream.of(all).filter(i -> !compared.get(i).control()).toArray();
    Stream<int[]> controls =
        IntStream.of(all).filter(i -> compared.get(i).control()).mapToObj(i -> new int[] {i});
    return hooks.length == 0 ? Stream.of(all) : Stream.concat(Stream.of(hooks), controls);
  }

  private static void judge(List<ComparedArms> judged, int[] family) {
    if (family.length == 0) {
      return;
    }
    ComparedArms first = judged.get(family[0]);
    List<Comparison> members =
        IntStream.of(family).mapToObj(i -> judged.get(i).comparison()).toList();
    double alpha = 1 - first.directory().confidence(first.scenario().kind());
    List<Comparison> result = together(members, alpha, first.control() && family.length == 1);
    for (int i = 0; i < family.length; i++) {
      judged.set(family[i], judged.get(family[i]).with(result.get(i)));
    }
  }

  /** One family: its comparisons with their verdicts. */
  static List<Comparison> together(List<Comparison> members, double alpha, boolean control) {
    return new Families(members, alpha).judged(control);
  }

  private List<Comparison> judged(boolean control) {
    double[] p = members.stream().mapToDouble(c -> c.runLevel().p()).toArray();
    double[] adjusted = Holm.adjust(p);
    List<Outcomes> outcomes = outcomes();
    List<Comparison> result = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Comparison c = members.get(i);
      Family family = new Family(members.size(), control, p[i], adjusted[i]);
      Outcomes own = outcomes.get(i);
      result.add(
          c.in(family, own, VerdictRule.of(c).decide(c.runLevel(), own, family, alpha, among(c))));
    }
    return result;
  }

  private static String among(Comparison c) {
    if (c.factor() != null) {
      return "scenarios by " + c.factor();
    }
    return (c.kind() == null ? TrialKind.MACRO : c.kind()).measured() + "s in this result";
  }

  private List<Outcomes> outcomes() {
    List<Outcome> secondary =
        members.stream().flatMap(c -> c.outcomes().secondary().stream()).toList();
    double[] differ = Holm.adjust(secondary.stream().mapToDouble(Outcome::p).toArray());
    double[] beyond = Holm.adjust(secondary.stream().mapToDouble(Outcome::pBeyond).toArray());
    double[] failures =
        Holm.adjust(members.stream().mapToDouble(c -> c.outcomes().failures().p()).toArray());
    List<Outcomes> all = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < members.size(); i++) {
      Outcomes own = members.get(i).outcomes();
      List<Outcome> figures = new ArrayList<>(List.of(own.primary()));
      for (Outcome o : own.secondary()) {
        figures.add(judged(o, differ[next], beyond[next]));
        next++;
      }
      Failures f = own.failures();
      all.add(own.judged(f.judged(f.differ() && failures[i] < alpha), figures));
    }
    return all;
  }

  private Outcome judged(Outcome o, double differ, double beyond) {
    boolean directed = o.value() == Value.SLOWER || o.value() == Value.FASTER;
    return o.judged(
        directed && !(differ < alpha) ? Value.INCONCLUSIVE : o.value(),
        o.beyond() && beyond < alpha);
  }
}
