package org.hookbench.stats.comparison;

import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Pairing;
import org.hookbench.stats.analysis.Unit;

/**
 * What is compared.
 *
 * @param kind null when the files do not tell
 * @param scenario null when the files do not tell
 */
public record Input(
    TrialKind kind,
    String scenario,
    Unit unit,
    Pairing pairing,
    ArmSamples baseline,
    ArmSamples treatment) {}
