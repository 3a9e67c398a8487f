// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.gate;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hookbench.experiment.console.UserError;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.estimate.CriticalValue;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.Moments;
import org.hookbench.stats.read.Combination;
import org.hookbench.stats.read.MeasuredDirectory;

/**
 * Results of one hook against one baseline, each of a session of its own. A new hook is judged by
 * how much more it adds to the baseline than theirs did. Sessions differ by more than the interval
 * of one of them tells, so the spread of the stored ones is in the interval of the increase.
 */
public record Stored(List<ComparedArms> sessions) {
  /** None: a hook is judged by what it adds to its baseline. */
  public static final Stored NONE = new Stored(List.of());

  /** Reads them; they must be results of one experiment. */
  public static Stored of(List<MeasuredDirectory> results) {
    if (results.size() > 1) {
      Combination.of(results);
    }
    return new Stored(
        results.stream()
            .flatMap(result -> Analyzer.analyze(List.of(result)).compared().stream())
            .filter(compared -> compared.asked() && !compared.control())
            .toList());
  }

  /**
   * Refuses results of another schedule, whose effect is another one.
   *
   * @param switched whether one process holds both arms in what is judged beside them
   */
  public static void require(List<MeasuredDirectory> results, boolean switched) {
    for (MeasuredDirectory result : results) {
      boolean own = result.plan().scenarios().stream().anyMatch(MeasuredDirectory::switched);
      if (own != switched) {
        throw UserError.of(
            "--against: %s is of --schedule %s, and what is judged is not; give this schedule, or"
                + " store results of the other",
            result.path(), own ? "switch" : "duet");
      }
    }
  }

  boolean none() {
    return sessions.isEmpty();
  }

  private List<ComparedArms> like(ComparedArms now) {
    List<ComparedArms> like =
        sessions.stream()
            .filter(s -> s.comparison().scenario().equals(now.comparison().scenario()))
            .filter(s -> s.comparison().baseline().equals(now.comparison().baseline()))
            .toList();
    if (like.isEmpty()) {
      throw UserError.of(
          "--against: no stored result compares with %s in %s; store a result of the same"
              + " experiment",
          now.comparison().baseline(), now.comparison().scenario());
    }
    return like;
  }

  /** What the stored results are called in a line. */
  String name(ComparedArms now) {
    int count = like(now).size();
    return count == 1 ? "1 stored result" : count + " stored results";
  }

  /** How much more is added now than in the stored sessions; null if their files do not tell. */
  Interval increase(ComparedArms now, Metric metric, Interval effect) {
    List<Interval> effects =
        like(now).stream()
            .flatMap(s -> metric.of(s.comparison()).map(Outcome::effect).stream())
            .toList();
    return effect == null || effects.isEmpty()
        ? null
        : increase(effects.stream().mapToDouble(Interval::estimate).toArray(), effect);
  }

  /**
   * The interval of a new session's effect minus the mean of the stored ones. The new session
   * deviates as much as the stored ones do, or as much as its own interval says if that is more;
   * Student's distribution has the degrees of freedom of the stored ones.
   */
  static Interval increase(double[] stored, Interval effect) {
    int n = stored.length;
    double estimate = effect.estimate() - Moments.of(stored).mean();
    if (n < 2) {
      return Interval.unknown(estimate, effect.level(), "one stored session");
    }
    double spread = Moments.of(stored).variance();
    double own = (effect.upper() - effect.lower()) / 2 / CriticalValue.normal(effect.level());
    double half =
        CriticalValue.studentT(effect.level(), n - 1)
            * Math.sqrt(spread / n + Math.max(spread, own * own));
    return new Interval(
        estimate,
        estimate - half,
        estimate + half,
        effect.level(),
        "t over " + n + " stored sessions, prediction of one more");
  }

  /** Why a new session cannot be judged beside these. */
  Optional<String> doubt(ComparedArms now) {
    if (none()) {
      return Optional.empty();
    }
    if (like(now).size() < 2) {
      return Optional.of(
          "one stored result does not tell how much sessions differ; store a second one, or"
              + " measure the old hook beside the new one (--baseline OLD.so)");
    }
    String cpu = cpu(now);
    return sessions.stream().map(Stored::cpu).anyMatch(cpu::equals)
        ? Optional.empty()
        : Optional.of(
            "the stored results are of another machine (%s) than this one (%s); measure the old"
                    .formatted(
                        sessions.stream()
                            .map(Stored::cpu)
                            .distinct()
                            .collect(Collectors.joining(", ")),
                        cpu)
                + " hook beside the new one (--baseline OLD.so)");
  }

  private static String cpu(ComparedArms compared) {
    Function<String, String> of =
        key -> compared.directory().environment().path("host").path(key).asText("unknown");
    return of.apply("cpuModel") + ", " + of.apply("cpus") + " CPUs";
  }
}
