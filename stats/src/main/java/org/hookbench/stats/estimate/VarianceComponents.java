// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hookbench.stats.estimate.Nested.Group;
import org.hookbench.stats.estimate.Nested.Leaf;

/**
 * Variance by level of a nested experiment (Kalibera and Jones 2013, doi 10.1145/2464157.2464160,
 * with the index of T squared as their library has it).
 *
 * @param biased S squared of each level, the lowest (samples) first
 * @param unbiased T squared of each level: what the level itself adds; may be negative by chance
 * @param repetitions mean number of parts per group at each level
 */
public record VarianceComponents(
    List<Double> biased, List<Double> unbiased, List<Double> repetitions) {

  /** Of groups that all have the same depth. */
  public static VarianceComponents of(Nested experiment) {
    List<Double> biased = new ArrayList<>();
    List<Double> repetitions = new ArrayList<>();
    collect(List.of(experiment), biased, repetitions);
    List<Double> unbiased = new ArrayList<>();
    for (int i = 0; i < biased.size(); i++) {
      double below = i == 0 ? 0 : biased.get(i - 1) / repetitions.get(i - 1);
      unbiased.add(biased.get(i) - below);
    }
    return new VarianceComponents(biased, List.copyOf(unbiased), repetitions);
  }

  /** Adds the levels from the lowest up. */
  private static void collect(List<Nested> groups, List<Double> biased, List<Double> repetitions) {
    if (groups.get(0) instanceof Group) {
      collect(
          groups.stream().flatMap(g -> ((Group) g).parts().stream()).toList(), biased, repetitions);
    }
    double variance =
        groups.stream().mapToDouble(g -> Moments.of(parts(g)).variance()).average().orElseThrow();
    biased.add(variance);
    repetitions.add(groups.stream().mapToInt(g -> parts(g).length).average().orElseThrow());
  }

  private static double[] parts(Nested group) {
    return group instanceof Leaf leaf
        ? leaf.values()
        : ((Group) group).parts().stream().mapToDouble(VarianceComponents::mean).toArray();
  }

  private static double mean(Nested group) {
    return Arrays.stream(parts(group)).average().orElseThrow();
  }
}
