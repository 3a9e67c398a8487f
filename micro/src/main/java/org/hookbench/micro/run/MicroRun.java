// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.experiment.results.Warning;
import org.hookbench.experiment.trial.TimeBudget;
import org.hookbench.experiment.trial.TrialLoop;
import org.hookbench.experiment.trial.TrialsOutcome;
import org.hookbench.micro.fork.Fork;
import org.hookbench.micro.fork.ForkReport;
import org.hookbench.micro.fork.ForkSpec;
import org.hookbench.micro.point.Call;

/** Makes the trials of a plan, one fork after the other. */
final class MicroRun {
  private final ResultDirectory directory;
  private final HookFiles treatments;
  private final ForkEvidence evidence;
  private final Map<String, MicroScenario> scenarios = new LinkedHashMap<>();

  MicroRun(ResultDirectory directory, HookFiles treatments) {
    this.directory = directory;
    this.treatments = treatments;
    this.evidence = new ForkEvidence(treatments);
    directory.plan().scenarios().stream()
        .filter(s -> s.kind() == TrialKind.MICRO)
        .forEach(s -> scenarios.put(s.name(), MicroScenario.of(s)));
  }

  /** Makes those of these trials for which there is time. */
  TrialsOutcome run(List<PlannedTrial> trials, TimeBudget budget) {
    try (TrialLoop loop = new TrialLoop(directory, "micro", MicroRun::stop)) {
      return loop.within(budget).run(trials, this::measure);
    }
  }

  private static void stop() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }

  private TrialRecord measure(PlannedTrial trial, Path out) {
    Instant start = Instant.now();
    try {
      MicroScenario scenario = scenarios.get(trial.scenario());
      ForkReport report = fork(trial, scenario, out);
      Call call = scenario.point().call();
      List<Proof> proofs = evidence.of(trial.arms(), call, report);
      for (Proof proof : proofs) {
        if (proof.refuted()) {
          String reason = "not proven for " + proof.arm() + ": " + proof.detail();
          return TrialRecord.ended(trial, start, TrialStatus.FAILED, reason, proofs);
        }
      }
      return finished(trial, start, report, proofs, warnings(trial, call));
    } catch (MeasurementFailedException e) {
      return TrialRecord.ended(trial, start, TrialStatus.FAILED, e.getMessage(), List.of());
    }
  }

  private ForkReport fork(PlannedTrial trial, MicroScenario scenario, Path out) {
    try (ForkedArms arms = ForkedArms.of(treatments, trial.arms(), out)) {
      Map<String, String> variables = new LinkedHashMap<>(arms.variables());
      variables.putAll(scenario.keywords().variables(directory.path()));
      ForkSpec spec =
          new ForkSpec(
              scenario.point(),
              scenario.binding(),
              arms.baseline(),
              arms.hook(),
              scenario.seconds(),
              trial.seed(),
              out);
      return arms.named(new Fork(variables).run(spec));
    }
  }

  private static TrialRecord finished(
      PlannedTrial trial,
      Instant start,
      ForkReport report,
      List<Proof> proofs,
      List<Warning> warnings) {
    Map<String, Long> samples = new LinkedHashMap<>();
    Map<String, Long> errors = new LinkedHashMap<>();
    Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
    for (String arm : trial.arms()) {
      samples.put(arm, report.samples());
      errors.put(arm, 0L);
      figures.put(arm, report.figures());
    }
    return TrialRecord.finished(
        trial, start, proofs, new TrialRecord.Measured(0, samples, errors, figures, warnings));
  }

  private List<Warning> warnings(PlannedTrial trial, Call call) {
    return trial.arms().stream()
        .filter(arm -> treatments.file(arm).isPresent())
        .filter(arm -> !treatments.isNullHook(arm) && !treatments.interposes(arm, call))
        .map(
            arm ->
                Warning.of(
                    "not-interposed",
                    "%s does not interpose %s: its side called libc's function",
                    arm,
                    call.text()))
        .toList();
  }
}
