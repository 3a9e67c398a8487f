package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hookbench.experiment.Margin;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Outcomes;
import org.hookbench.stats.analysis.RunLevel;
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
  private final double step;
  private boolean coarse;

  OutcomeAnalysis(Input input, Settings settings) {
    this.input = input;
    this.settings = settings;
    this.step = largest(step(input.baseline()), step(input.treatment()));
  }

  private static double step(ArmSamples arm) {
    return ClockStep.of(arm.sorted());
  }

  private static double largest(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
  }

  /**
   * All of them.
   *
   * @param primary over trials
   */
  Outcomes of(RunLevel primary) {
    List<Outcome> figures = new ArrayList<>(List.of(outcome(settings.primary(), primary)));
    Arrays.stream(OutcomeKind.values())
        .filter(kind -> kind != settings.primary() && kind != OutcomeKind.FAILED)
        .filter(kind -> settings.outcomes().contains(kind) && TrialFigure.known(kind, input))
        .map(kind -> outcome(kind, over(kind)))
        .forEach(figures::add);
    double margin = margin(OutcomeKind.MEDIAN, input.baseline().pooled().quantile(0.5));
    return new Outcomes(
        FailureAnalysis.of(input, settings.confidence()),
        List.copyOf(figures),
        step,
        coarse,
        new SteadyState(input, settings.confidence(), margin).test());
  }

  private RunLevel over(OutcomeKind kind) {
    return RunLevelAnalysis.of(input, kind, settings.confidence());
  }

  private Outcome outcome(OutcomeKind kind, RunLevel level) {
    double baseline =
        kind == OutcomeKind.MEDIAN
            ? input.baseline().pooled().quantile(0.5)
            : level.typicalBaseline();
    double margin = margin(kind, baseline);
    double half = resolution(kind);
    coarse |=
        kind == settings.primary()
            && level.effect() != null
            && half > Math.min(margin, Math.max(halfWidth(level.effect()), NEGLIGIBLE * margin));
    return OutcomeRule.outcome(kind, level, margin, half);
  }

  private static double halfWidth(Interval interval) {
    return (interval.upper() - interval.lower()) / 2;
  }

  /**
   * A step where it limits the figure (the figure of each arm may be off by half of it), else 0.
   */
  private double resolution(OutcomeKind kind) {
    boolean spread =
        kind == OutcomeKind.MEAN
            && Math.min(sd(input.baseline()), sd(input.treatment())) > step / 2;
    return Double.isNaN(step) || spread || !kind.latency() ? 0 : step;
  }

  private static double sd(ArmSamples arm) {
    return arm.pooled().moments().sd();
  }

  /** In the unit; of anything but median and mean at least the default share of it. */
  private double margin(OutcomeKind kind, double baseline) {
    double unit = kind == OutcomeKind.MEMORY ? 1 : input.unit().nanoseconds();
    Margin own = settings.margins().get(kind);
    if (own != null) {
      return own.ns(baseline * unit) / unit;
    }
    double share = Margin.MACRO_DEFAULT.ns(baseline * unit) / unit;
    double margin = settings.margin().ns(baseline * unit) / unit;
    return switch (kind) {
      case MEDIAN, MEAN -> margin;
      case P99 -> Math.max(margin, share);
      case CPU, MEMORY, READY, FAILED -> share;
    };
  }

  /** The outcomes beyond their margins in another direction than the primary one. */
  static List<Outcome> against(Value primary, Outcomes outcomes) {
    return outcomes.secondary().stream()
        .filter(Outcome::beyond)
        .filter(o -> direction(primary) != Math.signum(o.effect().estimate()))
        .toList();
  }

  private static double direction(Value value) {
    return value == Value.SLOWER ? 1 : value == Value.FASTER ? -1 : 0;
  }
}
