package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hookbench.experiment.Margin;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Outcome.Kind;
import org.hookbench.stats.analysis.Outcomes;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.estimate.ClockStep;
import org.hookbench.stats.estimate.Interval;

/**
 * Compares every outcome over trials. Intervals of the outcomes beside the median share the error
 * rate (Bonferroni), and no interval is narrower than half a step of the clock on each side, unless
 * it is of a mean whose samples spread over the steps.
 */
final class OutcomeAnalysis {
  private static final double BESIDE_THE_MEDIAN = 2;

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
   * @param median over trials
   */
  Outcomes of(RunLevel median) {
    Outcome primary = outcome(Kind.MEDIAN, median);
    double beside = 1 - (1 - settings.confidence()) / BESIDE_THE_MEDIAN;
    List<Outcome> others =
        Arrays.stream(new Kind[] {Kind.MEAN, Kind.P99})
            .filter(kind -> LatencyFigure.known(kind, input))
            .map(kind -> outcome(kind, over(kind, beside)))
            .toList();
    List<Outcome> all = new ArrayList<>(List.of(primary));
    all.addAll(others);
    return new Outcomes(
        FailureAnalysis.of(input, settings.confidence()),
        List.copyOf(all),
        step,
        coarse,
        new SteadyState(input, settings.confidence(), primary.margin()).test());
  }

  private RunLevel over(Kind kind, double level) {
    return RunLevelAnalysis.of(input, kind, level);
  }

  private Outcome outcome(Kind kind, RunLevel level) {
    double baseline =
        kind == Kind.MEDIAN ? input.baseline().pooled().quantile(0.5) : level.typicalBaseline();
    double margin = margin(kind, baseline);
    if (level.effect() == null) {
      return new Outcome(kind, baseline, null, margin, null);
    }
    double half = resolution(kind);
    boolean limited = half > halfWidth(level.effect()) || 2 * half > margin;
    coarse |= kind == Kind.MEDIAN && limited;
    Interval effect = level.effect().atLeast(half);
    Interval equivalence = level.equivalence().atLeast(half);
    return new Outcome(
        kind, baseline, effect, margin, VerdictRule.value(effect, equivalence, margin));
  }

  private static double halfWidth(Interval interval) {
    return (interval.upper() - interval.lower()) / 2;
  }

  /** Half a step where the step limits the figure, else 0. */
  private double resolution(Kind kind) {
    boolean spread =
        kind == Kind.MEAN && Math.min(sd(input.baseline()), sd(input.treatment())) > step / 2;
    return Double.isNaN(step) || spread ? 0 : step / 2;
  }

  private static double sd(ArmSamples arm) {
    return arm.pooled().moments().sd();
  }

  /** In the unit; of a tail at least the default share of it. */
  private double margin(Kind kind, double baseline) {
    double unit = input.unit().nanoseconds();
    double margin = settings.margin().ns(baseline * unit) / unit;
    double share = Margin.MACRO_DEFAULT.ns(baseline * unit) / unit;
    return kind == Kind.P99 ? Math.max(margin, share) : margin;
  }

  /** The outcomes that lie beyond their margins in another direction than the median. */
  static List<Outcome> against(Outcome primary, Outcomes outcomes) {
    return outcomes.latency().stream()
        .filter(o -> o.kind() != Kind.MEDIAN && o.beyondMargin())
        .filter(o -> !Objects.equals(VerdictRule.direction(primary.value()), o.direction()))
        .toList();
  }
}
