package org.hookbench.stats.analysis;

import java.util.List;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.Warning;

/**
 * One treatment against the baseline in one scenario. Differences are treatment minus baseline, in
 * {@code unit}.
 */
public record Comparison(
    TrialKind kind,
    String scenario,
    Unit unit,
    String baseline,
    String treatment,
    RequestLevel requestLevel,
    Interval meanDifference,
    Interval medianDifference,
    Interval hodgesLehmann,
    RunLevel runLevel,
    Verdict verdict,
    List<Warning> warnings) {}
