// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

  public boolean macro() {
    return scenario.kind() == TrialKind.MACRO;
  }

  /** Whether the hook leaves alone what was measured. */
  public boolean notInterposed() {
    return NotInterposed.warned(this);
  }

  /** Whether the treatment is the object that hooks nothing, or the baseline again. */
  public boolean control() {
    return "null".equals(directory.plan().arms().get(comparison.treatment())) || sameArm();
  }

  /** Whether the treatment is the baseline again; plan.json does not hold values of variables. */
  public boolean sameArm() {
    String baseline = directory.plan().arms().get(comparison.baseline());
    Map<String, Object> variant = variant(comparison.treatment());
    return baseline != null
        && baseline.equals(directory.plan().arms().get(comparison.treatment()))
        && variant.equals(variant(comparison.baseline()))
        && !variant.containsKey("env")
        && !ofItsOwn(baseline);
  }

  /** Whether it is what runs at a URL of its own, by a name of its own: {@code none-2} has none. */
  private boolean ofItsOwn(String text) {
    return scenario.factors().containsKey("sut.urls")
        && !comparison.treatment().replaceFirst("-\\d+$", "").equals(text);
  }

  /** Whether it answers what its experiment asks: against the baseline that the analysis names. */
  public boolean asked() {
    String baseline = directory.analysis().baseline();
    return baseline == null || micro() || comparison.baseline().equals(baseline);
  }

  /** Whether one process held both arms, by connection: its effect is the direct cost of calls. */
  public boolean switched() {
    return MeasuredDirectory.switched(scenario);
  }

  private Map<String, Object> variant(String arm) {
    return directory.plan().variants().getOrDefault(arm, Map.of());
  }

  /** Whether fewer than half of its planned trials are left, or of its blocks with both arms. */
  public boolean withoutMost() {
    return 2 * used.size() < planned.size()
        || 2 * wholeBlocks(used.stream().map(TrialSeries::trial).toList()) < wholeBlocks(planned);
  }

  private long wholeBlocks(List<MeasuredTrial> trials) {
    return trials.stream()
        .collect(
            Collectors.groupingBy(
                t -> List.of(t.session(), t.planned().block()),
                Collectors.flatMapping(t -> t.arms().stream(), Collectors.toSet())))
        .values()
        .stream()
        .filter(arms -> arms.contains(comparison.baseline()))
        .filter(arms -> arms.contains(comparison.treatment()))
        .count();
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

  /** Hooks of the same label are the same unless their digests differ. */
  boolean sameHook(ComparedArms other) {
    return hookDigest().isEmpty()
        || other.hookDigest().isEmpty()
        || hookDigest().equals(other.hookDigest());
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
