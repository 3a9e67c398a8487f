package org.hookbench.stats.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * analysis.json.
 *
 * @param unit of every figure that does not carry its own
 * @param bridges from calls to requests, where both were measured; left out if there is none
 */
public record Analysis(
    String schema,
    Unit unit,
    List<ArmSummary> arms,
    List<Comparison> comparisons,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Bridge> bridges) {
  public static final String FILE = "analysis.json";
  public static final String SCHEMA = "hookbench/analysis/1";

  public static Analysis of(Unit unit, List<ArmSummary> arms, List<Comparison> comparisons) {
    return new Analysis(SCHEMA, unit, List.copyOf(arms), List.copyOf(comparisons), List.of());
  }

  /** The same with bridges. */
  public Analysis with(List<Bridge> bridges) {
    return new Analysis(schema, unit, arms, comparisons, List.copyOf(bridges));
  }
}
