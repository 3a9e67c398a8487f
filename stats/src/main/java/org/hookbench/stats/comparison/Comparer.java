package org.hookbench.stats.comparison;

import java.util.List;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.ArmSummary;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Unit;

/** Computes everything that analysis.json says about two arms. */
public final class Comparer {
  private final Settings settings;

  public Comparer(Settings settings) {
    this.settings = settings;
  }

  /** The comparison, with its verdict and warnings. */
  public Comparison compare(Input input) {
    throw new UnsupportedOperationException("not yet " + settings);
  }

  /** The summary of one arm. */
  public static ArmSummary summarize(TrialKind kind, String scenario, Unit unit, ArmSamples arm) {
    throw new UnsupportedOperationException("not yet " + List.of(arm));
  }
}
