package org.hookbench.stats.analysis;

import java.util.List;

/**
 * analysis.json.
 *
 * @param unit of every figure that does not carry its own
 */
public record Analysis(
    String schema, Unit unit, List<ArmSummary> arms, List<Comparison> comparisons) {
  public static final String FILE = "analysis.json";
  public static final String SCHEMA = "hookbench/analysis/1";

  public static Analysis of(Unit unit, List<ArmSummary> arms, List<Comparison> comparisons) {
    return new Analysis(SCHEMA, unit, List.copyOf(arms), List.copyOf(comparisons));
  }
}
