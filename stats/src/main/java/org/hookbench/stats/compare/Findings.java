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
 */
public record Findings(
    List<MeasuredDirectory> directories,
    Analysis analysis,
    List<ComparedArms> compared,
    List<TrialSeries> series) {

  /** The first directory names the report. */
  public MeasuredDirectory first() {
    return directories.get(0);
  }
}
