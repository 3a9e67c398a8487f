// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * analysis.json.
 *
 * @param unit of every figure that does not carry its own
 * @param bridges from calls to requests, where both were measured; left out if there is none
 * @param costs direct and total, where a switch and a duet were both measured
 * @param profiles where arms spend their CPU time, if they were profiled; left out if not
 * @param recommendations the ten of SSP 2023, answered from the files of a result directory; left
 *     out where files are compared
 */
public record Analysis(
    String schema,
    Unit unit,
    List<ArmSummary> arms,
    List<Comparison> comparisons,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Bridge> bridges,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DirectAndTotal> costs,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Profile> profiles,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Check> recommendations) {
  public static final String FILE = "analysis.json";
  public static final String SCHEMA = "hookbench/analysis/1";

  public static Analysis of(Unit unit, List<ArmSummary> arms, List<Comparison> comparisons) {
    return new Analysis(
        SCHEMA,
        unit,
        List.copyOf(arms),
        List.copyOf(comparisons),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** The same with what links its comparisons, and what explains them. */
  public Analysis with(List<Bridge> bridges, List<DirectAndTotal> costs, List<Profile> profiles) {
    return new Analysis(
        schema,
        unit,
        arms,
        comparisons,
        List.copyOf(bridges),
        List.copyOf(costs),
        List.copyOf(profiles),
        recommendations);
  }

  /** The same with the recommendations answered. */
  public Analysis answering(List<Check> recommendations) {
    return new Analysis(
        schema, unit, arms, comparisons, bridges, costs, profiles, List.copyOf(recommendations));
  }
}
