// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.List;
import java.util.Optional;
import org.hookbench.experiment.plan.Addition;
import org.hookbench.experiment.plan.Looks;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.analysis.Verdict;

/** What a reader must know about a result that got more blocks after it was measured first. */
public final class Growth {
  /** Blocks that no plan of looks asked for. */
  public static final String BY_HAND = "extended-by-hand";

  private Growth() {}

  static ComparedArms say(ComparedArms compared) {
    Plan plan = compared.directory().plan();
    TrialKind kind = compared.scenario().kind();
    Comparison c = compared.comparison();
    Optional<Looks> looks = plan.looks(kind);
    Comparison said =
        looks.isEmpty() || !c.hasInterval()
            ? c
            : c.with(sentence(c.verdict(), looks.get(), compared));
    return compared.with(said.with(byHand(plan, kind)));
  }

  private static Verdict sentence(Verdict verdict, Looks looks, ComparedArms compared) {
    int now = compared.directory().plan().blocks(compared.scenario().kind());
    long look = looks.blocks().stream().filter(at -> at <= now).count();
    String reason =
        " Look %d of %d (%d of at most %d blocks): the intervals have a level of %s, so that all looks together keep %s."
            .formatted(
                look,
                looks.blocks().size(),
                now,
                looks.most(),
                Readout.level(compared.directory().confidence(compared.scenario().kind())),
                Readout.level(compared.directory().analysis().confidence()));
    return new Verdict(verdict.value(), verdict.margin(), verdict.reason() + reason);
  }

  private static List<Warning> byHand(Plan plan, TrialKind kind) {
    return plan.added().stream()
        .filter(a -> a.kind() == kind && !a.look())
        .map(
            (Addition a) ->
                Warning.of(
                    BY_HAND,
                    "Blocks were added by hand on %s, up to %s. If the earlier result influenced"
                        + " that decision, the error rate is higher than stated: use"
                        + " --until-decided, or measure a new result.",
                    a.at(),
                    a.blocks()))
        .toList();
  }

  /** Whether a comparison is still open and the plan has another look at it. */
  public static boolean goesOn(ComparedArms compared) {
    return compared.comparison().verdict().value() == Verdict.Value.INCONCLUSIVE
        && hasAnotherLook(compared);
  }

  /** Whether the plan has another look at a comparison. */
  public static boolean hasAnotherLook(ComparedArms compared) {
    Plan plan = compared.directory().plan();
    TrialKind kind = compared.scenario().kind();
    return plan.looks(kind).filter(l -> l.after(plan.blocks(kind)) > 0).isPresent();
  }
}
