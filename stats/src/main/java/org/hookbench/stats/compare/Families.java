// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    Map<ComparedArms, ComparedArms> judged = new IdentityHashMap<>();
    compared.stream()
        .filter(c -> c.comparison().hasInterval())
        .collect(Collectors.groupingBy(c -> List.of(c.directory(), c.micro())))
        .values()
        .forEach(all -> families(all).forEach(family -> judge(family, judged)));
    return compared.stream().map(c -> judged.getOrDefault(c, c)).toList();
  }

  /** A comparison that is the only one. */
  static Comparison alone(Comparison comparison, double confidence) {
    return comparison.hasInterval()
        ? together(List.of(comparison), 1 - confidence, false).get(0)
        : comparison;
  }

  /** The hooks together, and each control by itself. */
  private static List<List<ComparedArms>> families(List<ComparedArms> all) {
    List<ComparedArms> hooks = all.stream().filter(c -> !c.control()).toList();
    Stream<List<ComparedArms>> controls = all.stream().filter(ComparedArms::control).map(List::of);
    return hooks.isEmpty() ? List.of(all) : Stream.concat(Stream.of(hooks), controls).toList();
  }

  private static void judge(List<ComparedArms> family, Map<ComparedArms, ComparedArms> judged) {
    ComparedArms first = family.get(0);
    List<Comparison> members = family.stream().map(ComparedArms::comparison).toList();
    double alpha = 1 - first.directory().confidence(first.scenario().kind());
    List<Comparison> result = together(members, alpha, first.control() && family.size() == 1);
    for (int i = 0; i < result.size(); i++) {
      judged.put(family.get(i), family.get(i).with(result.get(i)));
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
