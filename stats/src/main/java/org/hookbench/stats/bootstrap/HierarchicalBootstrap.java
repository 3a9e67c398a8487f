package org.hookbench.stats.bootstrap;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hookbench.stats.analysis.Interval;
import org.hookbench.stats.bootstrap.Nested.Group;
import org.hookbench.stats.bootstrap.Nested.Leaf;

/**
 * Percentile interval that resamples with replacement at every level, the highest first (Ren et al.
 * 2010, doi 10.1080/02664760903046102).
 *
 * @param level confidence
 */
public record HierarchicalBootstrap(double level, int resamples, long seed) {

  /** The statistic of all samples, with its interval. */
  public Interval of(Nested sample, ToDoubleFunction<double[]> statistic) {
    long[] seeds = new SplittableRandom(seed).longs(resamples).toArray();
    double[] draws =
        IntStream.range(0, resamples)
            .parallel()
            .mapToDouble(
                i -> statistic.applyAsDouble(draw(sample, new SplittableRandom(seeds[i])).values()))
            .sorted()
            .toArray();
    return Percentile.interval(
        statistic.applyAsDouble(sample.values()),
        draws,
        level,
        "hierarchical bootstrap, percentile");
  }

  private static Nested draw(Nested sample, SplittableRandom random) {
    if (sample instanceof Leaf leaf) {
      double[] values = leaf.values();
      return new Leaf(
          random.ints(values.length, 0, values.length).mapToDouble(i -> values[i]).toArray());
    }
    List<Nested> parts = ((Group) sample).parts();
    Stream<Nested> drawn =
        Arrays.stream(random.ints(parts.size(), 0, parts.size()).toArray())
            .mapToObj(i -> draw(parts.get(i), random));
    return new Group(drawn.toList());
  }
}
