// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.profiler;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.SingletonStatistics;
import org.openjdk.jmh.util.Statistics;

/**
 * One figure per fork as a secondary result of JMH: the fork is the unit of replication, so score
 * and error are over forks, not over iterations.
 */
final class PairedResult extends Result<PairedResult> {
  private static final long serialVersionUID = 1L;
  private static final double LEVEL = 0.95;
  private static final int LEAST_FORKS = 3;

  PairedResult(String label, double value, String unit) {
    this(label, new SingletonStatistics(value), unit);
  }

  private PairedResult(String label, Statistics forks, String unit) {
    super(ResultRole.SECONDARY, label, forks, unit, AggregationPolicy.AVG);
  }

  @Override
  protected Aggregator<PairedResult> getThreadAggregator() {
    return PairedResult::merge;
  }

  @Override
  protected Aggregator<PairedResult> getIterationAggregator() {
    return PairedResult::merge;
  }

  private static PairedResult merge(Collection<PairedResult> results) {
    ListStatistics forks = new ListStatistics();
    results.forEach(r -> forks.addValue(r.getScore()));
    PairedResult first = results.iterator().next();
    return new PairedResult(first.getLabel(), forks, first.getScoreUnit());
  }

  @Override
  public String extendedInfo() {
    Statistics forks = getStatistics();
    if (forks.getN() < LEAST_FORKS) {
      return super.extendedInfo() + "  no interval from fewer than 3 forks; use -f 5\n";
    }
    double[] interval = forks.getConfidenceIntervalAt(LEVEL);
    return String.format(
        Locale.ROOT,
        "  %.3f %s, 95 %% interval [%.3f, %.3f] over %d forks (Student t)%n",
        getScore(),
        getScoreUnit(),
        interval[0],
        interval[1],
        forks.getN());
  }
}
