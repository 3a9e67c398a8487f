package org.hookbench.stats.figure;

import org.hookbench.experiment.Names;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Interval;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.findings.Compared;
import org.hookbench.stats.findings.Findings;

/** The effect of each comparison and of each of its trials. */
final class EffectFigure {
  private EffectFigure() {}

  static Figure effects(Findings findings) {
    Rows rows =
        new Rows(
            "effects",
            "one comparison: the run-level effect with its interval",
            "kind",
            "baseline",
            "unit",
            "estimate",
            "lower",
            "upper",
            "level",
            "margin",
            "trials",
            "verdict");
    for (Compared compared : findings.compared()) {
      Comparison c = compared.comparison();
      RunLevel run = c.runLevel();
      Interval effect = run == null ? null : run.effect();
      rows.add(
          compared,
          Names.of(c.kind()),
          c.baseline(),
          Names.of(c.unit()),
          effect == null ? Double.NaN : effect.estimate(),
          effect == null ? Double.NaN : effect.lower(),
          effect == null ? Double.NaN : effect.upper(),
          effect == null ? Double.NaN : effect.level(),
          c.verdict().margin(),
          run == null ? 0 : run.trials().size(),
          Names.of(c.verdict().value()));
    }
    return rows.figure();
  }

  static Figure trials(Findings findings) {
    Rows rows =
        new Rows(
            "trial-effects",
            "one trial or block: typical value of both arms and their difference",
            "unit",
            "block",
            "baseline_value",
            "treatment_value",
            "effect");
    for (Compared compared : findings.compared()) {
      RunLevel run = compared.comparison().runLevel();
      if (run == null) {
        continue;
      }
      for (TrialEffect t : run.trials()) {
        rows.add(
            compared,
            Names.of(compared.comparison().unit()),
            t.block(),
            number(t.baseline()),
            number(t.treatment()),
            number(t.effect()));
      }
    }
    return rows.figure();
  }

  private static double number(Double value) {
    return value == null ? Double.NaN : value;
  }
}
