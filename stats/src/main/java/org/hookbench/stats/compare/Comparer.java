// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.ArmSummary;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Outcomes;
import org.hookbench.stats.analysis.RequestLevel;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.estimate.DifferenceBootstrap;
import org.hookbench.stats.estimate.Differences;
import org.hookbench.stats.estimate.Dominance;
import org.hookbench.stats.estimate.Estimates;
import org.hookbench.stats.estimate.HodgesLehmann;
import org.hookbench.stats.estimate.KolmogorovSmirnov;
import org.hookbench.stats.estimate.KruskalWallis;
import org.hookbench.stats.estimate.MannWhitney;
import org.hookbench.stats.estimate.MeanTest;
import org.hookbench.stats.estimate.Pairing;

/** Computes everything that analysis.json says about two arms. */
public final class Comparer {
  private static final int RESAMPLES = 2_000;
  private static final int SAMPLES_BEYOND = 5;
  private static final double[] QUANTILES = {
    0.01, 0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95, 0.99, 0.999
  };

  private final Settings settings;

  public Comparer(Settings settings) {
    this.settings = settings;
  }

  /** The comparison, with its verdict and warnings. */
  public Comparison compare(Input input) {
    Stream.of(input.baseline(), input.treatment()).parallel().forEach(ArmSamples::pooled);
    PooledArm baseline = input.baseline().pooled();
    PooledArm treatment = input.treatment().pooled();
    RequestLevel requestLevel = requestLevel(input, baseline, treatment);
    Resolution resolution = new Resolution(input);
    Differences intervals = resolution.widen(bootstrap(input, estimates(baseline, treatment)));
    RunLevel raw =
        RunLevelAnalysis.of(
                input, new Figure(settings.primary(), input.unit()), settings.confidence())
            .with(Levels.of(input));
    Outcomes outcomes = new OutcomeAnalysis(input, settings, resolution).of(raw);
    RunLevel runLevel = resolution.widen(raw, outcomes.primary());
    Warnings warnings = new Warnings(settings.confidence());
    warnings.trials(input, runLevel);
    warnings.arm(summary(input, input.baseline()), input.baseline());
    warnings.arm(summary(input, input.treatment()), input.treatment());
    warnings.requestLevel(requestLevel, intervals.mean(), intervals.median());
    warnings.bothLevels(requestLevel, runLevel);
    warnings.outcomes(input, outcomes);
    if (settings.outcomes().contains(OutcomeKind.TMR)) {
      warnings.tail(input);
    }
    Comparison comparison =
        new Comparison(
            null,
            input.kind(),
            input.scenario(),
            input.unit(),
            input.baseline().name(),
            input.treatment().name(),
            requestLevel,
            intervals.mean(),
            intervals.median(),
            intervals.hodgesLehmann(),
            intervals.shiftFunction(),
            runLevel,
            outcomes,
            null,
            rule(input).undecided(input.pairing(), outcomes),
            warnings.list());
    return Families.alone(comparison, settings.confidence());
  }

  private static Estimates estimates(PooledArm baseline, PooledArm treatment) {
    int fewest = Math.min(baseline.sorted().length, treatment.sorted().length);
    double[] quantiles =
        Arrays.stream(QUANTILES)
            .filter(q -> fewest * Math.min(q, 1 - q) >= SAMPLES_BEYOND)
            .toArray();
    return new Estimates(
        treatment.moments().mean() - baseline.moments().mean(),
        treatment.quantile(0.5) - baseline.quantile(0.5),
        HodgesLehmann.shift(baseline.sorted(), treatment.sorted()),
        quantiles,
        Arrays.stream(quantiles).map(q -> treatment.quantile(q) - baseline.quantile(q)).toArray());
  }

  private static VerdictRule rule(Input input) {
    return new VerdictRule(
        input.baseline().name(), input.treatment().name(), input.kind(), input.unit());
  }

  private RequestLevel requestLevel(Input input, PooledArm baseline, PooledArm treatment) {
    double[] a = baseline.sorted();
    double[] b = treatment.sorted();
    MannWhitney.Result mannWhitney = MannWhitney.test(a, b);
    double[] longest =
        input.baseline().trials().stream()
            .map(TrialSamples::values)
            .max(Comparator.comparingInt(values -> values.length))
            .orElseThrow();
    return new RequestLevel(
        KruskalWallis.test(a, b),
        mannWhitney,
        MeanTest.student(baseline.moments(), treatment.moments()),
        MeanTest.welch(baseline.moments(), treatment.moments()),
        KolmogorovSmirnov.test(a, b),
        Dominance.cliffsDelta(mannWhitney.u(), a.length, b.length),
        Dominance.varghaDelaneyA(mannWhitney.u(), a.length, b.length),
        SelfTest.falsePositiveRate(longest, 1 - settings.confidence(), settings.seed()));
  }

  private Differences bootstrap(Input input, Estimates estimates) {
    double[][] a = values(input.baseline());
    double[][] b = values(input.treatment());
    Pairing pairing = a.length == b.length ? input.pairing() : Pairing.NONE;
    return new DifferenceBootstrap(settings.confidence(), RESAMPLES, settings.seed())
        .of(a, b, pairing, estimates);
  }

  private static double[][] values(ArmSamples arm) {
    return arm.trials().stream()
        .sorted(Comparator.comparingInt(TrialSamples::block))
        .map(TrialSamples::values)
        .toArray(double[][]::new);
  }

  /** The summary of one arm. */
  public static ArmSummary summarize(TrialKind kind, String scenario, Unit unit, ArmSamples arm) {
    PooledArm pooled = arm.pooled();
    return new ArmSummary(
        kind,
        scenario,
        unit,
        arm.name(),
        arm.trials().size(),
        arm.size(),
        pooled.moments().mean(),
        pooled.moments().sd(),
        pooled.quantile(0.5),
        pooled.quantile(0.9),
        pooled.quantile(0.99),
        pooled.quantile(0.999),
        pooled.effectiveSize());
  }

  private static ArmSummary summary(Input input, ArmSamples arm) {
    return summarize(input.kind(), input.scenario(), input.unit(), arm);
  }
}
