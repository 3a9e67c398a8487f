// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import org.hookbench.experiment.Names;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.estimate.Interval;

/** The effect of each comparison and of each of its trials. */
final class EffectChart {
  private EffectChart() {}

  static Chart effects(Findings findings) {
    ChartRows rows =
        new ChartRows(
            "effects",
            "one comparison: the run-level effect with its interval",
            "kind,baseline,unit,estimate,lower,upper,level,margin,trials,verdict");
    for (ComparedArms compared : findings.compared()) {
      Comparison c = compared.comparison();
      RunLevel run = c.runLevel();
      Interval effect = run == null || run.effect() == null ? null : c.effect();
      rows.add(
          compared,
          Names.of(c.kind()),
          c.baseline(),
          c.unit().symbol(),
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

  static Chart trials(Findings findings) {
    ChartRows rows =
        new ChartRows(
            "trial-effects",
            "one trial or block: typical value of both arms, their difference, and the interval of"
                + " a process that held both",
            "unit,block,baseline_value,treatment_value,effect,process_lower,process_upper");
    for (ComparedArms compared : findings.compared()) {
      RunLevel run = compared.comparison().runLevel();
      if (run == null) {
        continue;
      }
      for (TrialEffect t : run.trials()) {
        rows.add(
            compared,
            compared.comparison().unit().symbol(),
            t.block(),
            number(t.baseline()),
            number(t.treatment()),
            number(t.effect()),
            t.within() == null ? Double.NaN : t.within().lower(),
            t.within() == null ? Double.NaN : t.within().upper());
      }
    }
    return rows.figure();
  }

  private static double number(Double value) {
    return value == null ? Double.NaN : value;
  }
}
