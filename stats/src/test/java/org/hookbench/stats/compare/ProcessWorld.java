// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hookbench.experiment.Margin;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Family;
import org.hookbench.stats.analysis.Outcomes;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.estimate.Ascending;
import org.hookbench.stats.estimate.Pairing;

/**
 * Processes of a hook that do not all cost the same, on a base of 2.5 ms with a margin of 25 us; an
 * ordinary process differs from another by 5 us.
 *
 * @param slow share of the processes that are slow; the others cost nothing
 * @param excessMs what a slow process costs
 */
enum ProcessWorld {
  SLOW_5(0.05, 2.5),
  SLOW_10(0.1, 0.5),
  SLOW_30(0.3, 0.2),
  /** 20 us x (exp(Z) - mean): the mean is 0, the median -13 us, every seventh beyond the margin. */
  LOG_NORMAL(0.143, 0);

  static final double MARGIN_NS = 25_000;
  private static final double CONFIDENCE = 0.95;
  private static final double LEVEL_MS = 2.5;
  private static final double ORDINARY_MS = 0.005;
  private static final int SAMPLES = 50;
  private static final Settings SETTINGS = new Settings(Margin.parse("25us"), CONFIDENCE, 1);

  private final double slow;
  private final double excessMs;

  ProcessWorld(double slow, double excessMs) {
    this.slow = slow;
    this.excessMs = excessMs;
  }

  double slow() {
    return slow;
  }

  /** Whether the mean cost of the hook is within the margin. */
  boolean costsNothing() {
    return 1e6 * slow * excessMs < MARGIN_NS;
  }

  /** What a fresh process adds to all of its requests. */
  double process(SplittableRandom r) {
    double ordinary = ORDINARY_MS * r.nextGaussian();
    if (this == LOG_NORMAL) {
      return ordinary + 0.02 * (Math.exp(r.nextGaussian()) - Math.exp(0.5));
    }
    return ordinary + (r.nextDouble() < slow ? excessMs : 0);
  }

  /** One experiment of duet trials; the hook alone has the processes of this world, or both. */
  Input experiment(SplittableRandom r, int trials, boolean both) {
    Sampled sampled = new Sampled();
    for (int block = 1; block <= trials; block++) {
      double ofBaseline = both ? process(r) : ORDINARY_MS * r.nextGaussian();
      sampled.trial(block, 1, ofBaseline, process(r), r);
    }
    return sampled.input();
  }

  /**
   * Sessions whose hook costs nothing in the mean, and something else in each of them.
   *
   * @param sessionMs standard deviation between sessions; between processes it is 20 us
   * @param asOne whether they are taken for one session, as one long result is
   */
  static Input sessions(SplittableRandom r, int sessions, double sessionMs, boolean asOne) {
    Sampled sampled = new Sampled();
    for (int session = 1; session <= sessions; session++) {
      double own = sessionMs * r.nextGaussian();
      for (int trial = 1; trial <= 5; trial++) {
        double process = own + 0.02 * r.nextGaussian();
        sampled.trial(5 * session + trial, asOne ? 1 : session, 0, process, r);
      }
    }
    return sampled.input();
  }

  /** Of a hook that costs nothing, where processes differ by 30 us. */
  static Input noisy(SplittableRandom r, int trials) {
    Sampled sampled = new Sampled();
    for (int block = 1; block <= trials; block++) {
      sampled.trial(block, 1, 0, 0.03 * r.nextGaussian(), r);
    }
    return sampled.input();
  }

  /** One process with both arms: rounds of 25 pairs whose differences depend on the last one. */
  static Input switched(SplittableRandom r, int rounds, double memory) {
    double[][] values = new double[2][25 * rounds];
    int[] connections = new int[25 * rounds];
    double state = r.nextGaussian();
    for (int i = 0; i < connections.length; i++) {
      connections[i] = i / 25;
      if (i > 0 && connections[i] > connections[i - 1]) {
        state = memory * state + Math.sqrt(1 - memory * memory) * r.nextGaussian();
      }
      values[0][i] = LEVEL_MS + 0.02 * r.nextGaussian();
      values[1][i] = LEVEL_MS + 0.02 * r.nextGaussian() + 0.02 * state;
    }
    List<ArmSamples> arms = new ArrayList<>();
    for (double[] own : values) {
      double[] sorted = Ascending.copyOf(own);
      arms.add(
          new ArmSamples(
              arms.isEmpty() ? "none" : "hook",
              List.of(
                  new TrialSamples(
                      "t", 1, own, sorted, 0, own.length, 0, 1, connections, Map.of(), null))));
    }
    return new Input(TrialKind.MACRO, "s", Unit.MS, Pairing.SWITCH, arms.get(0), arms.get(1));
  }

  /** The trials of both arms so far. */
  private static final class Sampled {
    private final List<TrialSamples> baseline = new ArrayList<>();
    private final List<TrialSamples> treatment = new ArrayList<>();

    void trial(int block, int session, double ofBaseline, double ofHook, SplittableRandom r) {
      baseline.add(samples(block, session, ofBaseline, r));
      treatment.add(samples(block, session, ofHook, r));
    }

    private static TrialSamples samples(int block, int session, double own, SplittableRandom r) {
      double[] values = new double[SAMPLES];
      for (int i = 0; i < SAMPLES; i++) {
        values[i] = LEVEL_MS + own + 0.02 * r.nextGaussian();
      }
      double[] sorted = Ascending.copyOf(values);
      return new TrialSamples(
          "t", block, values, sorted, 0, SAMPLES, 0, session, new int[0], Map.of(), null);
    }

    Input input() {
      return new Input(
          TrialKind.MACRO,
          "s",
          Unit.MS,
          Pairing.DUET,
          new ArmSamples("none", baseline),
          new ArmSamples("hook", treatment));
    }
  }

  /** What an analysis says, by the same rule as in a report. */
  record Said(RunLevel level, Outcomes outcomes, Verdict verdict) {
    /** As a comparison with nothing else in it. */
    Comparison comparison() {
      return new Comparison(
          null,
          TrialKind.MACRO,
          "s",
          Unit.MS,
          "none",
          "hook",
          null,
          null,
          null,
          null,
          null,
          level,
          outcomes,
          null,
          verdict,
          List.of());
    }

    static Said of(Input input) {
      RunLevel level =
          RunLevelAnalysis.of(input, new Figure(OutcomeKind.MEDIAN, Unit.MS), CONFIDENCE);
      Outcomes outcomes = new OutcomeAnalysis(input, SETTINGS, new Resolution(input)).of(level);
      VerdictRule rule = new VerdictRule("none", "hook", TrialKind.MACRO, Unit.MS);
      Family alone = new Family(1, false, level.p(), level.p());
      return new Said(level, outcomes, rule.decide(level, outcomes, alone, 0.05, "requests"));
    }
  }
}
