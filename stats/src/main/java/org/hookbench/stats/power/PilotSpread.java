// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.power;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.estimate.Batches;
import org.hookbench.stats.estimate.Moments;
import org.hookbench.stats.estimate.Nested;
import org.hookbench.stats.estimate.Pairing;
import org.hookbench.stats.estimate.Power;
import org.hookbench.stats.estimate.VarianceComponents;
import org.hookbench.stats.power.SampleSize.Cost;
import org.hookbench.stats.read.MeasuredTrial;
import org.hookbench.stats.read.TrialSeries;

/** Computes the plan of one comparison from its trials. */
public final class PilotSpread {
  private static final double[] SHARES = {4, 2, 1, 0.5, 0.25, 0.1};
  private static final int WINDOWS = 32;
  private static final int MOST_BLOCKS = 10_000;

  private final Power power;

  public PilotSpread(Power power) {
    this.power = power;
  }

  /**
   * The plan, or null if the pilot has fewer than two trials of both arms.
   *
   * @param effect that shall be seen, in the unit; NaN: the margin
   */
  public SampleSize sampleSize(ComparedArms compared, double effect) {
    Comparison c = compared.comparison();
    if (!c.hasInterval() || c.runLevel().ofOneProcess()) {
      return null;
    }
    List<TrialEffect> trials = c.runLevel().trials();
    boolean paired = c.runLevel().pairing() != Pairing.NONE;
    double sd = paired ? Moments.of(c.runLevel().effects()).sd() : unpairedSd(trials);
    int n = paired ? c.runLevel().effects().length : trials.size() / 2;
    double seconds = secondsPerTrial(compared) * (c.runLevel().pairing().inOneTrial() ? 1 : 2);
    double target = Double.isNaN(effect) ? c.verdict().margin() : effect;
    double margin = c.verdict().margin();
    int groups = paired ? 1 : 2;
    Assurance plan = new Assurance(power.confidence(), power.power(), sd, groups * (n - 1), groups);
    Cost equivalent = cost(margin, plan.toEquate(margin), seconds);
    int tell = plan.toTell(target);
    return new SampleSize(
        c.scenario(),
        c.baseline(),
        c.treatment(),
        c.unit(),
        n,
        c.runLevel().effect().estimate(),
        sd,
        margin,
        seconds,
        withinShare(compared),
        power.confidence(),
        power.power(),
        curve(plan, target, seconds),
        equivalent,
        Math.min(tell, equivalent.trials()) < 0
            ? ""
            : command(compared, Math.max(tell, equivalent.trials())));
  }

  private static String command(ComparedArms compared, int blocks) {
    Path file = compared.directory().path().resolve(ResultDirectory.EXPERIMENT);
    String verb = compared.micro() ? "micro --experiment" : "macro";
    return blocks > MOST_BLOCKS || compared.directory().experiment() == null
        ? ""
        : "scripts/hookbench " + verb + " " + file + " --blocks " + blocks;
  }

  private static Cost cost(double effect, int trials, double secondsPerTrial) {
    return new Cost(effect, trials, trials < 0 ? Double.NaN : trials * secondsPerTrial);
  }

  private static List<Cost> curve(Assurance plan, double target, double secondsPerTrial) {
    return Arrays.stream(SHARES)
        .mapToObj(share -> cost(share * target, plan.toTell(share * target), secondsPerTrial))
        .toList();
  }

  /** Of the difference of two independent trials. */
  private static double unpairedSd(List<TrialEffect> trials) {
    double[] a = TrialEffect.values(trials, TrialEffect::baseline);
    double[] b = TrialEffect.values(trials, TrialEffect::treatment);
    return Math.sqrt(Moments.of(a).variance() + Moments.of(b).variance());
  }

  /** Median time from the start of a trial to that of the next one of the plan. */
  private static double secondsPerTrial(ComparedArms compared) {
    List<TrialRecord> records =
        compared.directory().trials().stream()
            .map(MeasuredTrial::record)
            .filter(r -> r != null && r.start() != null)
            .toList();
    double[] gaps =
        IntStream.range(1, records.size())
            .filter(i -> records.get(i).number() == records.get(i - 1).number() + 1)
            .filter(i -> records.get(i).kind() == compared.scenario().kind())
            .mapToDouble(
                i ->
                    Duration.between(records.get(i - 1).start(), records.get(i).start()).toNanos()
                        / 1e9)
            .filter(s -> s > 0)
            .sorted()
            .toArray();
    return gaps.length == 0 ? Double.NaN : gaps[gaps.length / 2];
  }

  private static double withinShare(ComparedArms compared) {
    List<Nested> trials = new ArrayList<>();
    for (TrialSeries trial : compared.used()) {
      if (trial.arms().size() == 2) {
        double[] a = trial.arms().get(0).response();
        double[] b = trial.arms().get(1).response();
        double[] differences = IntStream.range(0, a.length).mapToDouble(i -> b[i] - a[i]).toArray();
        double[] windows = Batches.means(differences, Math.max(1, a.length / WINDOWS));
        trials.add(new Nested.Leaf(windows));
      }
    }
    if (trials.size() < 2) {
      return Double.NaN;
    }
    VarianceComponents parts = VarianceComponents.of(new Nested.Group(trials));
    double within = parts.biased().get(0) / parts.repetitions().get(0);
    return Math.min(1, within / parts.biased().get(1));
  }
}
