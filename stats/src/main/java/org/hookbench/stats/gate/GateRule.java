// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.experiment.console.UserError;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Steadiness;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.compare.Growth;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.read.MeasuredTrial;

/**
 * From comparisons and budgets to an answer. A cost is within its budget if the upper end of its
 * interval is below it, and exceeds it if the lower end is above. Arms that fail differently often,
 * trials that failed or whose proof was refuted, fewer than half of the trials, a difference that
 * is not below the limit in the second half of the trials, and a cost that shows only in an outcome
 * without a budget are never within.
 *
 * @param stored earlier results, over which a cost must not rise by more than its budget
 */
public record GateRule(List<Budget> budgets, Stored stored) {
  GateRule(List<Budget> budgets) {
    this(budgets, Stored.NONE);
  }

  /** Judges the comparisons; those of a control are the noise beside them. */
  public Gate judge(List<ComparedArms> compared) {
    List<ComparedArms> judged = judged(compared);
    List<GateLine> lines = new ArrayList<>();
    for (Budget budget : budgets) {
      List<ComparedArms> own = of(budget, judged);
      if (own.isEmpty()) {
        throw absent(budget.metric());
      }
      own.forEach(c -> lines.add(line(budget, c)));
    }
    List<GateLine> noise =
        compared.stream()
            .filter(c -> c.control() && !judged.contains(c))
            .filter(c -> budgets.stream().anyMatch(b -> b.metric().isOf(c)))
            .map(GateRule::noise)
            .toList();
    return new Gate(lines, noise, judged);
  }

  private static UserError absent(Metric metric) {
    return metric.told()
        ? UserError.of(
            "--budget: '%s' is no metric of a workload here, nor one of %s; give one that is",
            metric.name(), Metric.known())
        : UserError.of(
            "--budget: %s: nothing here is timed per %s; measure it, or leave this budget out",
            metric.name(), metric.measured());
  }

  /** Whether a line is undecided that gets more blocks by its plan, and none exceeds. */
  public boolean goesOn(List<ComparedArms> compared) {
    return judge(compared).answer() == Answer.UNDECIDED
        && budgets.stream()
            .anyMatch(
                budget ->
                    of(budget, judged(compared)).stream()
                        .filter(Growth::hasAnotherLook)
                        .anyMatch(c -> line(budget, c).answer() == Answer.UNDECIDED));
  }

  private static List<ComparedArms> of(Budget budget, List<ComparedArms> judged) {
    List<ComparedArms> own = judged.stream().filter(c -> budget.metric().isOf(c)).toList();
    List<ComparedArms> touched = own.stream().filter(c -> !c.notInterposed()).toList();
    return touched.isEmpty() ? own : touched;
  }

  /** Controls only where there is nothing else: the null hook, or an arm against itself. */
  private static List<ComparedArms> judged(List<ComparedArms> compared) {
    List<ComparedArms> asked = compared.stream().filter(ComparedArms::asked).toList();
    List<ComparedArms> hooks = asked.stream().filter(c -> !c.control()).toList();
    List<ComparedArms> others = asked.stream().filter(c -> !c.sameArm()).toList();
    return !hooks.isEmpty() ? hooks : !others.isEmpty() ? others : asked;
  }

  private static GateLine noise(ComparedArms compared) {
    Comparison c = compared.comparison();
    Optional<Outcome> median =
        c.outcomes() == null ? Optional.empty() : Optional.of(c.outcomes().primary());
    return new GateLine(
        c.scenario(),
        c.baseline(),
        c.treatment(),
        null,
        c.unit(),
        median.map(Outcome::baseline).orElse(Double.NaN),
        median.map(Outcome::effect).orElse(null),
        Double.NaN,
        null,
        "");
  }

  private GateLine line(Budget budget, ComparedArms compared) {
    Comparison c = compared.comparison();
    Optional<Outcome> outcome = budget.metric().of(c);
    double base = outcome.map(Outcome::baseline).orElse(Double.NaN);
    Unit own = outcome.map(Outcome::unit).orElse(c.unit());
    double limit = budget.limit(base, own.nanoseconds());
    Interval added = outcome.map(Outcome::effect).orElse(null);
    Interval effect = stored.none() ? added : stored.increase(compared, budget.metric(), added);
    Judged judged = answer(budget, compared, worse(own, effect), limit);
    return new GateLine(
        c.scenario(),
        stored.none() ? c.baseline() : stored.name(compared),
        c.treatment(),
        budget.metric(),
        own.equals(Unit.BYTES) ? null : own,
        base,
        effect,
        limit,
        judged.answer(),
        judged.reason());
  }

  /** Of what is better when it is higher, the interval of the loss. */
  private static Interval worse(Unit unit, Interval effect) {
    return effect == null || unit.worse() > 0
        ? effect
        : new Interval(
            -effect.estimate(), -effect.upper(), -effect.lower(), effect.level(), effect.method());
  }

  private record Judged(Answer answer, String reason) {
    static Judged undecided(String reason) {
      return new Judged(Answer.UNDECIDED, reason);
    }
  }

  private Judged answer(Budget budget, ComparedArms compared, Interval effect, double limit) {
    Comparison c = compared.comparison();
    if (c.verdict().value() == Verdict.Value.FAILS_MORE) {
      return new Judged(Answer.EXCEEDS, c.verdict().reason());
    }
    if (c.outcomes() != null && c.outcomes().failures().differ()) {
      return Judged.undecided(c.verdict().reason());
    }
    if (effect != null && effect.lower() > limit) {
      return new Judged(Answer.EXCEEDS, "");
    }
    Optional<String> doubt = doubt(budget, compared, limit);
    if (doubt.isPresent()) {
      return Judged.undecided(doubt.get());
    }
    if (effect == null) {
      return Judged.undecided("there are too few trials, or their files do not tell it");
    }
    return new Judged(effect.upper() < limit ? Answer.WITHIN : Answer.UNDECIDED, "");
  }

  /** Why a cost cannot be called within its budget, whatever its interval is. */
  private Optional<String> doubt(Budget budget, ComparedArms compared, double limit) {
    return stored.doubt(compared).or(() -> ownDoubt(budget, compared, limit));
  }

  private Optional<String> ownDoubt(Budget budget, ComparedArms compared, double limit) {
    List<MeasuredTrial> bad =
        compared.leftOut().stream()
            .filter(
                t ->
                    t.state() == MeasuredTrial.State.FAILED
                        || t.state() == MeasuredTrial.State.UNPROVEN)
            .toList();
    if (!bad.isEmpty()) {
      return Optional.of(
          "%d of %d trials failed or their proof was refuted; the first is %s: %s"
              .formatted(
                  bad.size(),
                  compared.planned().size(),
                  bad.get(0).planned().directory(),
                  bad.get(0).reason()));
    }
    if (compared.notInterposed()) {
      return Optional.of("the hook does not interpose what was measured");
    }
    if (compared.withoutMost()) {
      return Optional.of(
          "%d of %d planned trials are left: what ended the others can be the hook"
              .formatted(compared.used().size(), compared.planned().size()));
    }
    if (ofMedian(budget, compared.comparison()) && rises(compared.comparison(), limit)) {
      return Optional.of(compared.comparison().verdict().reason());
    }
    if (!stored.none()) {
      return Optional.empty(); // that it costs something beside the baseline was so before
    }
    boolean mixed = compared.comparison().verdict().value() == Verdict.Value.MIXED;
    return mixed ? hidden(compared) : Optional.empty();
  }

  /** Whether the difference has not settled, and is not below the limit once it has. */
  private static boolean rises(Comparison c, double limit) {
    Steadiness steady = c.outcomes() == null ? null : c.outcomes().steadiness();
    return steady != null
        && !steady.steady()
        && !(worse(c.unit(), steady.settled().effect()).upper() < limit);
  }

  private static boolean ofMedian(Budget budget, Comparison c) {
    return budget.metric().of(c).filter(o -> o.kind() == OutcomeKind.MEDIAN).isPresent();
  }

  private Optional<String> hidden(ComparedArms compared) {
    return compared.comparison().outcomes().figures().stream()
        .filter(o -> o.beyond() && o.worse() > 0)
        .filter(o -> budgets.stream().noneMatch(b -> b.metric().isOf(compared) && b.metric().is(o)))
        .findFirst()
        .map(
            o ->
                "it is %s %s, which has no budget: %s"
                    .formatted(
                        o.direction(),
                        o.phrase(compared.scenario().kind().measured()),
                        compared.comparison().verdict().reason()));
  }
}
