package org.hookbench.stats.bootstrap;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hookbench.stats.analysis.Interval;

/**
 * Bias-corrected and accelerated interval (Efron 1987, doi 10.1080/01621459.1987.10478410) of a
 * statistic of independent values; the acceleration is from the jackknife.
 *
 * @param level confidence
 */
public record Bca(double level, int resamples, long seed) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** The statistic with its interval; limits are NaN if the statistic does not vary. */
  public Interval of(double[] values, ToDoubleFunction<double[]> statistic) {
    double estimate = statistic.applyAsDouble(values);
    long[] seeds = new SplittableRandom(seed).longs(resamples).toArray();
    double[] draws =
        IntStream.range(0, resamples)
            .parallel()
            .mapToDouble(i -> statistic.applyAsDouble(draw(values, seeds[i])))
            .sorted()
            .toArray();
    double bias = bias(draws, estimate);
    double acceleration = acceleration(values, statistic);
    double tail = (1 - level) / 2;
    String method = "BCa bootstrap, " + resamples + " resamples";
    return Double.isFinite(bias) && Double.isFinite(acceleration)
        ? new Interval(
            estimate,
            Percentile.at(draws, adjusted(tail, bias, acceleration)),
            Percentile.at(draws, adjusted(1 - tail, bias, acceleration)),
            level,
            method)
        : Interval.unknown(estimate, level, method);
  }

  private static double[] draw(double[] values, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.ints(values.length, 0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  private static double bias(double[] draws, double estimate) {
    double below = Arrays.stream(draws).filter(d -> d < estimate).count();
    double equal = Arrays.stream(draws).filter(d -> d == estimate).count();
    return NORMAL.inverseCumulativeProbability((below + equal / 2) / draws.length);
  }

  private static double acceleration(double[] values, ToDoubleFunction<double[]> statistic) {
    double[] without =
        IntStream.range(0, values.length)
            .mapToDouble(i -> statistic.applyAsDouble(leaveOut(values, i)))
            .toArray();
    double mean = Arrays.stream(without).average().orElseThrow();
    double cubes = Arrays.stream(without).map(x -> Math.pow(mean - x, 3)).sum();
    double squares = Arrays.stream(without).map(x -> (mean - x) * (mean - x)).sum();
    return cubes / (6 * Math.pow(squares, 1.5));
  }

  private static double[] leaveOut(double[] values, int index) {
    double[] rest = new double[values.length - 1];
    System.arraycopy(values, 0, rest, 0, index);
    System.arraycopy(values, index + 1, rest, index, rest.length - index);
    return rest;
  }

  private static double adjusted(double share, double bias, double acceleration) {
    double z = bias + NORMAL.inverseCumulativeProbability(share);
    return NORMAL.cumulativeProbability(bias + z / (1 - acceleration * z));
  }
}
