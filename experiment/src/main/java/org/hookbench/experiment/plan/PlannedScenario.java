package org.hookbench.experiment.plan;

import java.util.Map;

/**
 * A scenario as plan.json tells it.
 *
 * @param parameters everything that is fixed in it, for tables and for the analysis
 */
public record PlannedScenario(String name, TrialKind kind, Map<String, Object> parameters) {}
