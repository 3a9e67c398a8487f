// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.provenance.Provenance;
import org.hookbench.experiment.results.Redaction;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.TrialDirectory;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.result.LoadResult;

/** The result directory of the load generator alone: one trial. */
final class ResultFolder {
  private static final String NAME = "load";

  private final ResultDirectory directory;
  private final PlannedTrial planned;
  private final TrialDirectory trial;

  private ResultFolder(ResultDirectory directory, PlannedTrial planned) {
    this.directory = directory;
    this.planned = planned;
    this.trial = directory.begin(planned);
  }

  static ResultFolder begin(
      Path parent,
      List<HttpTarget> targets,
      Load.Http load,
      long seed,
      Map<String, Object> schedule) {
    Map<String, String> arms = new LinkedHashMap<>();
    targets.forEach(t -> arms.put(t.arm(), t.urls()));
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("environment", "endpoints");
    parameters.put("load", Redaction.of(load));
    parameters.putAll(schedule);
    PlannedTrial planned =
        new PlannedTrial(1, TrialKind.MACRO, load.label(), 1, List.copyOf(arms.keySet()), seed);
    Plan plan =
        Plan.of(
            NAME,
            seed,
            arms,
            List.of(new PlannedScenario(load.label(), TrialKind.MACRO, parameters)),
            List.of(planned));
    String environment =
        Json.text(Provenance.read(Path.of(""), Map.of(), List.of("hookbench load"), Map.of()));
    return new ResultFolder(
        ResultDirectory.create(
            parent, Instant.now(), plan, Map.of(ResultDirectory.PROVENANCE, environment)),
        planned);
  }

  /** Where the files of the trial go while it runs. */
  Path trial() {
    return trial.path();
  }

  /** Gives the trial its name; what was measured before an interruption stays. */
  void end(LoadResult result) {
    trial.commit(result.status() == TrialStatus.FINISHED ? finished(result) : ended(result));
    directory.seal();
  }

  Path path() {
    return directory.path();
  }

  private TrialRecord finished(LoadResult result) {
    Map<String, Long> samples = new LinkedHashMap<>();
    Map<String, Long> errors = new LinkedHashMap<>();
    result.arms().forEach((arm, r) -> samples.put(arm, r.requests()));
    result.arms().forEach((arm, r) -> errors.put(arm, r.errors()));
    return TrialRecord.finished(
        planned,
        result.start(),
        List.of(),
        new TrialRecord.Measured(
            (int) result.warmup(), samples, errors, Map.of(), result.warnings()));
  }

  private TrialRecord ended(LoadResult result) {
    return TrialRecord.ended(planned, result.start(), result.status(), result.reason(), List.of());
  }
}
