// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.List;
import org.hookbench.stats.analysis.Analysis;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.TrialSeries;

/**
 * Everything that the report, the summary and the exports tell.
 *
 * @param compared the comparisons of the analysis, in its order
 * @param series of all usable trials
 * @param saturations of the directories
 * @param profiles what a profiler saw of the arms
 */
public record Findings(
    List<MeasuredDirectory> directories,
    Analysis analysis,
    List<ComparedArms> compared,
    List<TrialSeries> series,
    List<Saturation> saturations,
    List<ProfiledArms> profiles) {

  /** The first directory names the report. */
  public MeasuredDirectory first() {
    return directories.get(0);
  }

  /** What each arm can do at most, where a sweep of connections tells it. */
  public List<ArmCapacity> capacities() {
    return saturations.stream().flatMap(s -> s.arms().stream()).toList();
  }

  /** How that differs between the arms. */
  public List<CapacityChange> capacityChanges() {
    return saturations.stream().flatMap(s -> s.changes().stream()).toList();
  }
}
