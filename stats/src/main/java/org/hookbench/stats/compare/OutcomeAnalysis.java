// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hookbench.experiment.Margin;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Outcomes;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict.Value;
import org.hookbench.stats.estimate.ClockStep;
import org.hookbench.stats.estimate.Interval;

/**
 * Compares every outcome over trials. No interval is narrower than a step of the clock on each
 * side, unless it is of a mean whose samples spread over the steps.
 */
final class OutcomeAnalysis {
  /** Share of the margin up to which a step of the clock does not matter. */
  private static final double NEGLIGIBLE = 0.01;

  private final Input input;
  private final Settings settings;
  private final Resolution resolution;
  private boolean coarse;

  OutcomeAnalysis(Input input, Settings settings, Resolution resolution) {
    this.input = input;
    this.settings = settings;
    this.resolution = resolution;
  }

  /**
   * All of them.
   *
   * @param primary over trials
   */
  Outcomes of(RunLevel primary) {
    List<Outcome> figures = new ArrayList<>(List.of(outcome(latency(settings.primary()), primary)));
    others()
        .filter(figure -> TrialFigure.known(figure, input))
        .map(figure -> outcome(figure, over(figure)))
        .forEach(figures::add);
    double margin = margin(latency(OutcomeKind.MEDIAN), input.baseline().pooled().quantile(0.5));
    return new Outcomes(
        FailureAnalysis.of(input, settings.confidence()),
        List.copyOf(figures),
        resolution.step(),
        coarse,
        new SteadyState(input, settings.confidence(), margin).test());
  }

  private Figure latency(OutcomeKind kind) {
    return new Figure(kind, input.unit());
  }

  /** Those of the samples, then what the trials tell beside them. */
  private Stream<Figure> others() {
    Stream<Figure> ofSamples =
        Stream.concat(
            Arrays.stream(OutcomeKind.values()).filter(OutcomeKind::latency).map(this::latency),
            Stream.of(new Figure(OutcomeKind.TMR, Unit.RATIO)));
    Stream<Figure> used =
        input.baseline().trials().stream().flatMap(trial -> trial.used().keySet().stream());
    return Stream.concat(ofSamples, used)
        .filter(figure -> figure.kind() != settings.primary())
        .filter(figure -> settings.outcomes().contains(figure.kind()))
        .distinct();
  }

  private RunLevel over(Figure figure) {
    return RunLevelAnalysis.of(input, figure, settings.confidence());
  }

  private Outcome outcome(Figure figure, RunLevel level) {
    OutcomeKind kind = figure.kind();
    double baseline =
        kind == OutcomeKind.MEDIAN
            ? input.baseline().pooled().quantile(0.5)
            : level.typicalBaseline();
    double margin = margin(figure, baseline);
    double half = kind == OutcomeKind.METRIC ? printed(level) : resolution.half(kind);
    coarse |=
        kind == settings.primary()
            && level.effect() != null
            && half > Math.min(margin, Math.max(halfWidth(level.effect()), NEGLIGIBLE * margin));
    return OutcomeRule.outcome(kind, figure.unit(), level, margin, half);
  }

  /** The last digit of what a program printed: trials that all have the same one differ by less. */
  private static double printed(RunLevel level) {
    return ClockStep.ofDigits(
        Stream.<Function<TrialEffect, Double>>of(TrialEffect::baseline, TrialEffect::treatment)
            .flatMapToDouble(arm -> Arrays.stream(TrialEffect.values(level.trials(), arm))));
  }

  private static double halfWidth(Interval interval) {
    return (interval.upper() - interval.lower()) / 2;
  }

  /** In its unit; of anything but median and mean at least the default share of it. */
  private double margin(Figure figure, double baseline) {
    double unit = figure.unit().nanoseconds();
    Margin own = settings.margin(figure);
    if (own != null) {
      return own.ns(baseline * unit) / unit;
    }
    double share = Margin.MACRO_DEFAULT.ns(baseline * unit) / unit;
    double margin = settings.margin().ns(baseline * unit) / unit;
    return switch (figure.kind()) {
      case MEDIAN, MEAN, METRIC -> margin;
      case P99 -> Math.max(margin, share);
      default -> figure.kind() == settings.primary() ? margin : share;
    };
  }

  /** The outcomes beyond their margins in another direction than the primary one. */
  static List<Outcome> against(Value primary, Outcomes outcomes) {
    return outcomes.secondary().stream()
        .filter(Outcome::beyond)
        .filter(o -> direction(primary) != Math.signum(o.worse()))
        .toList();
  }

  private static double direction(Value value) {
    return value == Value.SLOWER ? 1 : value == Value.FASTER ? -1 : 0;
  }
}
