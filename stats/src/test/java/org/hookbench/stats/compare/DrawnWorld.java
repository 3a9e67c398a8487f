// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hookbench.experiment.Schedule;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.Planner;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SampleRow;
import org.hookbench.experiment.results.SampleWriter;
import org.hookbench.experiment.results.TrialDirectory;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.stats.estimate.Ascending;
import org.hookbench.stats.estimate.Moments;
import org.hookbench.stats.estimate.SampleQuantile;

/**
 * A made-up experiment of which everything is drawn from a seed: the kind and size of the effect,
 * the step of the clock, the number of trials, how they lie in time, the noise.
 *
 * @param effect share of the base that a request takes longer, or share of requests that fail
 * @param hit share of the requests that the effect meets
 */
record DrawnWorld(
    long seed,
    Kind kind,
    Schedule schedule,
    int trials,
    int requests,
    long stepNs,
    double baseNs,
    double processSd,
    double memory,
    double effect,
    double hit) {
  private static final List<String> ARMS = List.of("none", "hook");
  private static final long[] STEPS_NS = {1, 100, 1_000, 10_000, 100_000, 1_000_000};
  private static final int MANY = 100_000;

  /** Where the hook costs something. */
  enum Kind {
    NONE,
    MEDIAN,
    MEAN,
    TAIL,
    FAILURES
  }

  /** True differences in milliseconds; {@code median} is that of the pairs in a duet. */
  record Truth(double median, double mean, double p99) {}

  static DrawnWorld draw(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    Kind kind = Kind.values()[r.nextInt(Kind.values().length)];
    double effect =
        switch (kind) {
          case NONE -> 0;
          case MEDIAN -> logUniform(r, 0.005, 0.2);
          case MEAN -> logUniform(r, 0.5, 5);
          case TAIL -> logUniform(r, 2, 10);
          case FAILURES -> logUniform(r, 0.01, 0.3);
        };
    double hit =
        switch (kind) {
          case MEAN -> 0.05 + 0.15 * r.nextDouble();
          case TAIL -> 0.015 + 0.025 * r.nextDouble();
          default -> 1;
        };
    return new DrawnWorld(
        seed,
        kind,
        r.nextBoolean() ? Schedule.DUET : Schedule.INTERLEAVED,
        r.nextInt(2, 31),
        r.nextInt(600, 1_000),
        STEPS_NS[r.nextInt(STEPS_NS.length)],
        logUniform(r, 1e5, 3e6),
        logUniform(r, 0.001, 0.02),
        0.9 * r.nextDouble(),
        effect,
        hit);
  }

  private static double logUniform(SplittableRandom r, double from, double to) {
    return from * Math.pow(to / from, r.nextDouble());
  }

  /** Of very many requests of processes without an effect of their own. */
  Truth truth() {
    SplittableRandom r = new SplittableRandom(seed + 1);
    double[] none = new double[MANY];
    double[] hook = new double[MANY];
    double[] pairs = new double[MANY];
    for (int i = 0; i < MANY; i++) {
      none[i] = ms(r, false);
      hook[i] = ms(r, true);
      pairs[i] = hook[i] - none[i];
    }
    double mean = Moments.of(pairs).mean();
    Ascending.sort(pairs);
    Ascending.sort(none);
    Ascending.sort(hook);
    double median = SampleQuantile.of(hook, 0.5) - SampleQuantile.of(none, 0.5);
    return new Truth(
        schedule == Schedule.DUET ? SampleQuantile.of(pairs, 0.5) : median,
        mean,
        SampleQuantile.of(hook, 0.99) - SampleQuantile.of(none, 0.99));
  }

  private double ms(SplittableRandom r, boolean hooked) {
    return requestNs(r, r.nextGaussian(), hooked) / 1e6;
  }

  private double requestNs(SplittableRandom r, double noise, boolean hooked) {
    double own = baseNs * Math.exp(0.15 * noise);
    double rare = r.nextInt(100) == 0 ? -2 * baseNs * Math.log(1 - r.nextDouble()) : 0;
    boolean met = hooked && kind != Kind.FAILURES && r.nextDouble() < hit;
    return own + rare + (met ? effect * baseNs : 0);
  }

  /** Writes it as a measurement does. */
  Path write(Path parent) {
    PlannedScenario scenario = new PlannedScenario("drawn", TrialKind.MACRO, Map.of());
    Map<String, String> labels = new LinkedHashMap<>();
    ARMS.forEach(arm -> labels.put(arm, arm));
    List<PlannedTrial> planned =
        new Planner(schedule, trials, seed).trials(TrialKind.MACRO, List.of("drawn"), ARMS);
    Plan plan = Plan.of("world-" + seed, seed, labels, List.of(scenario), planned);
    ResultDirectory results = ResultDirectory.create(parent, Instant.EPOCH, plan, Map.of());
    planned.forEach(trial -> make(results.begin(trial), trial));
    results.seal();
    return results.path();
  }

  private void make(TrialDirectory directory, PlannedTrial trial) {
    SplittableRandom r = new SplittableRandom(trial.seed());
    List<String> arms = trial.arms();
    double[] process = arms.stream().mapToDouble(a -> processSd * r.nextGaussian()).toArray();
    double[] state = new double[arms.size()];
    double nowNs = 1e6 * r.nextDouble();
    try (SampleWriter out = new SampleWriter(directory.path().resolve(Sample.FILE), arms)) {
      for (int i = 0; i < requests * arms.size(); i++) {
        SampleRow row = new SampleRow();
        row.seq = i;
        row.arm = (i + i / arms.size()) % arms.size();
        boolean hooked = arms.get(row.arm).equals("hook");
        double noise = memory * state[row.arm] + Math.sqrt(1 - memory * memory) * r.nextGaussian();
        state[row.arm] = noise;
        double ns = requestNs(r, noise, hooked) + baseNs * process[row.arm];
        row.intendedNs = stepped(nowNs);
        row.sentNs = row.intendedNs;
        row.doneNs = stepped(nowNs + ns);
        row.error = hooked && kind == Kind.FAILURES && r.nextDouble() < effect ? "timeout" : "";
        out.write(row);
        nowNs += ns + 5_000 + 20_000 * r.nextDouble();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TrialRecord.Measured none =
        new TrialRecord.Measured(0, Map.of(), Map.of(), Map.of(), List.of());
    directory.commit(TrialRecord.finished(trial, Instant.EPOCH, List.of(), none));
  }

  private long stepped(double ns) {
    return (long) Math.floor(ns / stepNs) * stepNs;
  }
}
