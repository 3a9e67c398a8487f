package org.hookbench.stats.compare;

import java.util.List;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.read.ArmSeries;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.MeasuredTrial;
import org.hookbench.stats.read.TrialSeries;

/**
 * A comparison with the trials it rests on.
 *
 * @param planned all trials of the plan for it
 * @param used the series of those that were used
 * @param baseline samples of the series, as compared
 * @param treatment samples of the series, as compared
 */
public record ComparedArms(
    MeasuredDirectory directory,
    PlannedScenario scenario,
    Comparison comparison,
    List<MeasuredTrial> planned,
    List<TrialSeries> used,
    ArmSamples baseline,
    ArmSamples treatment) {

  /** The same trials with another account of them. */
  ComparedArms with(Comparison other) {
    return new ComparedArms(directory, scenario, other, planned, used, baseline, treatment);
  }

  public boolean micro() {
    return scenario.kind() == TrialKind.MICRO;
  }

  /** Whether the hook leaves alone what was measured. */
  public boolean notInterposed() {
    return NotInterposed.warned(this);
  }

  /** Whether the treatment is the object that hooks nothing, or the baseline again. */
  public boolean control() {
    String treatment = directory.plan().arms().get(comparison.treatment());
    String baseline = directory.plan().arms().get(comparison.baseline());
    boolean plain = directory.plan().variants().get(comparison.treatment()) == null;
    return plain && treatment != null && (treatment.equals("null") || treatment.equals(baseline));
  }

  /** SHA-256 of the treatment's file; empty if it is not known. */
  String hookDigest() {
    return directory
        .environment()
        .path("hooks")
        .path(comparison.treatment())
        .path("sha256")
        .asText("");
  }

  /** Series of one arm, by trial. */
  public List<ArmSeries> arm(String name) {
    return used.stream()
        .flatMap(trial -> trial.arms().stream())
        .filter(arm -> arm.arm().equals(name))
        .toList();
  }

  /** Trials that were planned and are not used. */
  public List<MeasuredTrial> leftOut() {
    List<MeasuredTrial> usable = used.stream().map(TrialSeries::trial).toList();
    return planned.stream().filter(trial -> !usable.contains(trial)).toList();
  }
}
