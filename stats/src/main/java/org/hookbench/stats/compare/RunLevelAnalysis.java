package org.hookbench.stats.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.estimate.Ascending;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.KruskalWallis;
import org.hookbench.stats.estimate.Pairing;
import org.hookbench.stats.estimate.SampleQuantile;

/** The analysis whose unit of replication is the trial. */
final class RunLevelAnalysis {
  private RunLevelAnalysis() {}

  /** One figure per trial, or per block where trials belong together. */
  static List<TrialEffect> effects(Input input) {
    return switch (input.pairing()) {
      case DUET -> together(input, true);
      case BLOCK -> together(input, false);
      case NONE -> apart(input);
    };
  }

  private static List<TrialEffect> together(Input input, boolean duet) {
    Map<Integer, TrialSamples[]> blocks = new TreeMap<>();
    input
        .baseline()
        .trials()
        .forEach(t -> blocks.computeIfAbsent(t.block(), b -> new TrialSamples[2])[0] = t);
    input
        .treatment()
        .trials()
        .forEach(t -> blocks.computeIfAbsent(t.block(), b -> new TrialSamples[2])[1] = t);
    return blocks.entrySet().stream()
        .parallel()
        .map(e -> effect(e.getKey(), e.getValue()[0], e.getValue()[1], duet))
        .toList();
  }

  private static TrialEffect effect(int block, TrialSamples a, TrialSamples b, boolean duet) {
    if (a == null || b == null) {
      return new TrialEffect(
          block, a == null ? null : median(a), b == null ? null : median(b), null);
    }
    double medianA = median(a);
    double medianB = median(b);
    double effect = duet ? medianDifference(a.values(), b.values()) : medianB - medianA;
    return new TrialEffect(block, medianA, medianB, effect);
  }

  private static List<TrialEffect> apart(Input input) {
    Stream<TrialEffect> baseline =
        input.baseline().trials().stream()
            .map(t -> new TrialEffect(t.block(), median(t), null, null));
    Stream<TrialEffect> treatment =
        input.treatment().trials().stream()
            .map(t -> new TrialEffect(t.block(), null, median(t), null));
    return Stream.concat(baseline, treatment).toList();
  }

  private static double medianDifference(double[] baseline, double[] treatment) {
    double[] differences = new double[baseline.length];
    Arrays.setAll(differences, i -> treatment[i] - baseline[i]);
    Ascending.sort(differences);
    return SampleQuantile.of(differences, 0.5);
  }

  private static double median(TrialSamples trial) {
    return SampleQuantile.of(trial.sorted(), 0.5);
  }

  /**
   * Tests and intervals over trials; null where there are fewer than two of an arm.
   *
   * @param confidence of the intervals; the one for equivalence has 1 - 2 (1 - confidence)
   */
  public static RunLevel of(Pairing pairing, List<TrialEffect> trials, double confidence) {
    double[] baseline = values(trials, TrialEffect::baseline);
    double[] treatment = values(trials, TrialEffect::treatment);
    double[] effects = values(trials, TrialEffect::effect);
    boolean paired = pairing != Pairing.NONE;
    boolean enough = paired ? effects.length > 1 : Math.min(baseline.length, treatment.length) > 1;
    if (!enough) {
      return new RunLevel(pairing, statistic(pairing), trials, null, null, null, null, null);
    }
    double ofTwoTests = 1 - 2 * (1 - confidence);
    return new RunLevel(
        pairing,
        statistic(pairing),
        trials,
        interval(paired, baseline, treatment, effects, confidence),
        interval(paired, baseline, treatment, effects, ofTwoTests),
        ratio(paired, trials, confidence),
        kruskalWallis(baseline, treatment),
        paired
            ? Intervals.signedRank(effects, confidence)
            : Intervals.rankSum(baseline, treatment, confidence));
  }

  private static Interval interval(
      boolean paired, double[] baseline, double[] treatment, double[] effects, double level) {
    return paired ? Intervals.student(effects, level) : Intervals.welch(baseline, treatment, level);
  }

  private static Interval ratio(boolean paired, List<TrialEffect> trials, double level) {
    List<TrialEffect> used =
        paired ? trials.stream().filter(t -> t.effect() != null).toList() : trials;
    double[] baseline = values(used, TrialEffect::baseline);
    double[] treatment = values(used, TrialEffect::treatment);
    return paired
        ? Intervals.pairedRatio(baseline, treatment, level)
        : Intervals.ratio(baseline, treatment, level);
  }

  private static KruskalWallis.Result kruskalWallis(double[] baseline, double[] treatment) {
    return KruskalWallis.test(Ascending.copyOf(baseline), Ascending.copyOf(treatment));
  }

  private static String statistic(Pairing pairing) {
    return switch (pairing) {
      case DUET -> "median of the pair differences of a trial";
      case BLOCK -> "difference of the medians of the two trials of a block";
      case NONE -> "median of a trial";
    };
  }

  private static double[] values(List<TrialEffect> trials, Function<TrialEffect, Double> field) {
    return trials.stream().map(field).filter(Objects::nonNull).mapToDouble(d -> d).toArray();
  }
}
