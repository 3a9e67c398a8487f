// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.hookbench.stats.estimate.Ascending;

/**
 * Measured samples of one arm in one trial, without warm-up and without errors.
 *
 * @param label names the trial in warnings: a file or a trial directory
 * @param block its number in the plan; trials of two arms with the same number belong together
 * @param values in order of time; with {@link org.hookbench.stats.analysis.Pairing#DUET} value i of
 *     both arms is pair i, so a pair with an error is left out of both
 * @param sorted the same in ascending order
 * @param outOfOrder rows of the file that were earlier than the row before them
 * @param requests that the arm made after its warm-up, whatever became of them
 * @param failed those of them that failed
 * @param session result directory it is of, where several are combined
 * @param connections of the values, in a switch; else empty
 * @param used what the arm used in this trial, and what else is known of it
 * @param beside the baseline of the same process, in a switch; else null
 */
public record TrialSamples(
    String label,
    int block,
    double[] values,
    double[] sorted,
    int outOfOrder,
    long requests,
    long failed,
    int session,
    int[] connections,
    Map<Figure, Double> used,
    TrialSamples beside) {

  /** The same trial with a part of its values. */
  TrialSamples part(UnaryOperator<double[]> of) {
    double[] part = of.apply(values);
    return new TrialSamples(
        label,
        block,
        part,
        Ascending.copyOf(part),
        outOfOrder,
        requests,
        failed,
        session,
        new int[0],
        used,
        beside == null ? null : beside.part(of));
  }

  /** Of a trial in which nothing failed. */
  public TrialSamples(String label, int block, double[] values, int outOfOrder) {
    this(label, block, values, outOfOrder, 0);
  }

  /** Of a trial of which the failed requests are known by number. */
  public TrialSamples(String label, int block, double[] values, int outOfOrder, long failed) {
    this(
        label,
        block,
        values,
        Ascending.copyOf(values),
        outOfOrder,
        values.length + failed,
        failed,
        1,
        new int[0],
        Map.of(),
        null);
  }
}
