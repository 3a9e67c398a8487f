// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.estimate.Ascending;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.KruskalWallis;
import org.hookbench.stats.estimate.MeanEffect;
import org.hookbench.stats.estimate.Pairing;

/** The analysis whose unit of replication is the trial. */
final class RunLevelAnalysis {
  /** Fewest sessions whose spread gives the interval. */
  static final int SESSIONS = 3;

  private RunLevelAnalysis() {}

  /** One figure over sessions, trials or, of one process with both arms, connection rounds. */
  static RunLevel of(Input input, Figure figure, double confidence) {
    List<TrialEffect> effects = effects(input, figure);
    if (input.pairing() != Pairing.SWITCH) {
      return over(input, effects, confidence);
    }
    OneProcess process = new OneProcess(figure.kind(), confidence);
    return effects.size() == 1
        ? process.of(input, effects)
        : over(input, process.within(input, effects), confidence);
  }

  /** The same of effects that are known already. */
  static RunLevel over(Input input, List<TrialEffect> effects, double confidence) {
    List<TrialEffect> sessions = Sessions.effects(input, effects);
    return sessions.size() < SESSIONS
        ? of(input.pairing(), effects, confidence)
        : Sessions.over(sessions, of(Pairing.BLOCK, sessions, confidence), input, effects);
  }

  /** One figure per trial, or per block where trials belong together. */
  static List<TrialEffect> effects(Input input, Figure figure) {
    return input.pairing() == Pairing.NONE ? apart(input, figure) : together(input, figure);
  }

  private static List<TrialEffect> together(Input input, Figure figure) {
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
        .map(e -> effect(e.getKey(), e.getValue(), figure, input.pairing()))
        .toList();
  }

  private static TrialEffect effect(
      int block, TrialSamples[] arms, Figure figure, Pairing pairing) {
    Double baseline = arms[0] == null ? null : TrialFigure.of(figure, arms[0]);
    Double treatment = arms[1] == null ? null : TrialFigure.of(figure, arms[1]);
    if (baseline == null || treatment == null) {
      return new TrialEffect(block, baseline, treatment, null);
    }
    if (pairing == Pairing.BESIDE && figure.kind().latency()) {
      double more = beside(figure, arms[1]) - beside(figure, arms[0]);
      return new TrialEffect(block, baseline, baseline + more, more);
    }
    double effect =
        pairing.inOneTrial() ? TrialFigure.ofPairs(figure, arms[0], arms[1]) : treatment - baseline;
    return new TrialEffect(block, baseline, treatment, effect);
  }

  /** What an arm adds to the baseline of its own process. */
  private static double beside(Figure figure, TrialSamples arm) {
    return TrialFigure.ofPairs(figure, arm.beside(), arm);
  }

  private static List<TrialEffect> apart(Input input, Figure figure) {
    Stream<TrialEffect> baseline =
        input.baseline().trials().stream()
            .map(t -> new TrialEffect(t.block(), TrialFigure.of(figure, t), null, null));
    Stream<TrialEffect> treatment =
        input.treatment().trials().stream()
            .map(t -> new TrialEffect(t.block(), null, TrialFigure.of(figure, t), null));
    return Stream.concat(baseline, treatment).toList();
  }

  /** Tests and intervals over trials; null where there are fewer than two of an arm. */
  static RunLevel of(Pairing pairing, List<TrialEffect> trials, double confidence) {
    MeanEffect mean = mean(pairing, trials);
    if (mean == null) {
      return without(pairing, trials);
    }
    boolean paired = pairing != Pairing.NONE;
    double[] baseline = TrialEffect.values(trials, TrialEffect::baseline);
    double[] treatment = TrialEffect.values(trials, TrialEffect::treatment);
    return new RunLevel(
        pairing,
        statistic(pairing),
        trials,
        mean,
        mean.interval(confidence),
        mean.student(ofTwoTests(confidence)),
        ratio(paired, trials, confidence),
        mean.pOf(0),
        kruskalWallis(baseline, treatment),
        paired
            ? Intervals.signedRank(TrialEffect.values(trials, TrialEffect::effect), confidence)
            : Intervals.rankSum(baseline, treatment, confidence),
        0,
        List.of());
  }

  private static RunLevel without(Pairing pairing, List<TrialEffect> trials) {
    return new RunLevel(
        pairing,
        statistic(pairing),
        trials,
        null,
        null,
        null,
        null,
        Double.NaN,
        null,
        null,
        0,
        List.of());
  }

  /** Level of the interval for equivalence: two one-sided tests at 1 - confidence each. */
  static double ofTwoTests(double confidence) {
    return 1 - 2 * (1 - confidence);
  }

  /** Null with fewer than two trials of an arm. */
  static MeanEffect mean(Pairing pairing, List<TrialEffect> trials) {
    if (pairing == Pairing.NONE) {
      double[] baseline = TrialEffect.values(trials, TrialEffect::baseline);
      double[] treatment = TrialEffect.values(trials, TrialEffect::treatment);
      return Math.min(baseline.length, treatment.length) < 2
          ? null
          : MeanEffect.ofArms(baseline, treatment);
    }
    double[] effects = TrialEffect.values(trials, TrialEffect::effect);
    if (effects.length < 2) {
      return null;
    }
    MeanEffect mean = MeanEffect.ofPairs(effects);
    return pairing == Pairing.BESIDE
        ? mean.named(
            "Student's t over "
                + effects.length
                + " pairs of processes, each hook beside the first arm in its own")
        : mean;
  }

  private static Interval ratio(boolean paired, List<TrialEffect> trials, double level) {
    List<TrialEffect> used =
        paired ? trials.stream().filter(t -> t.effect() != null).toList() : trials;
    double[] baseline = TrialEffect.values(used, TrialEffect::baseline);
    double[] treatment = TrialEffect.values(used, TrialEffect::treatment);
    return paired
        ? Intervals.pairedRatio(baseline, treatment, level)
        : Intervals.ratio(baseline, treatment, level);
  }

  private static KruskalWallis.Result kruskalWallis(double[] baseline, double[] treatment) {
    return KruskalWallis.test(Ascending.copyOf(baseline), Ascending.copyOf(treatment));
  }

  static String statistic(Pairing pairing) {
    return switch (pairing) {
      case SWITCH -> "mean over the connection rounds of a process of their median differences";
      case DUET -> "median of the pair differences of a trial";
      case BESIDE ->
          "difference of what two hooks add to the first arm, each in a process of its own";
      case BLOCK -> "difference of the medians of the two trials of a block";
      case NONE -> "median of a trial";
    };
  }
}
