// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.read.MeasuredTrial;

/** Facts of the files that several checks rest on. */
final class FileEvidence {
  private final Findings findings;

  FileEvidence(Findings findings) {
    this.findings = findings;
  }

  List<ComparedArms> compared() {
    return findings.compared();
  }

  boolean hasMacro() {
    return findings.series().stream().anyMatch(s -> !s.trial().micro());
  }

  boolean hasMicro() {
    return findings.series().stream().anyMatch(s -> s.trial().micro());
  }

  /** Environments of the experiments with requests. */
  List<Environment> environments() {
    return findings.directories().stream()
        .filter(d -> d.experiment() != null && d.trials().stream().anyMatch(t -> !t.micro()))
        .flatMap(d -> d.experiment().scenarios().stream())
        .map(Scenario::environment)
        .distinct()
        .toList();
  }

  String environmentNames() {
    return environments().stream()
        .map(e -> Names.of(e.kind()) + ", " + Names.of(e.placement()))
        .collect(Collectors.joining("; "));
  }

  Set<String> scenarios() {
    return findings.directories().stream()
        .flatMap(d -> d.plan().scenarios().stream())
        .map(PlannedScenario::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Fewest trials (or blocks) that any comparison rests on. */
  int fewestTrials() {
    return compared().stream()
        .mapToInt(
            c -> c.comparison().runLevel() == null ? 0 : c.comparison().runLevel().trials().size())
        .min()
        .orElse(0);
  }

  boolean everyIntervalKnown() {
    return !compared().isEmpty()
        && compared().stream()
            .map(ComparedArms::comparison)
            .allMatch(c -> c.hasInterval() && Double.isFinite(c.runLevel().effect().lower()));
  }

  /** Labels asked for pods whose key or value speaks of this. */
  Set<String> podLabels(String word) {
    return environments().stream()
        .flatMap(e -> e.labels().stream())
        .filter(label -> label.contains(word))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Largest of the trials and arms; 0 if none has it. */
  double largestFigure(String name) {
    return usable().stream()
        .flatMapToDouble(t -> t.arms().stream().mapToDouble(arm -> t.figure(arm, name)))
        .filter(value -> !Double.isNaN(value))
        .max()
        .orElse(0);
  }

  long withFigure(String name) {
    return usable().stream()
        .filter(t -> t.arms().stream().anyMatch(arm -> !Double.isNaN(t.figure(arm, name))))
        .count();
  }

  List<MeasuredTrial> usable() {
    return findings.series().stream().map(s -> s.trial()).toList();
  }

  long planned() {
    return findings.directories().stream().mapToLong(d -> d.trials().size()).sum();
  }

  long leftOut() {
    return planned() - usable().size();
  }

  boolean hasResource(String column) {
    return usable().stream().anyMatch(t -> t.resources().columns().contains(column));
  }

  /** A value of provenance.json of the first directory; empty if it is not there. */
  String environment(String... path) {
    JsonNode node = findings.first().environment();
    for (String name : path) {
      node = node.path(name);
    }
    return node.asText("");
  }

  boolean hooksHaveDigests() {
    JsonNode hooks = findings.first().environment().path("hooks");
    return hooks.size() > 0
        && hooks.findValuesAsText("sha256").stream().filter(s -> !s.isBlank()).count()
            == hooks.size();
  }

  boolean hasExperimentFile() {
    return findings.directories().stream().allMatch(d -> d.experiment() != null);
  }

  boolean calibrated() {
    return findings.directories().stream()
        .anyMatch(d -> !d.file("calibration.json").isMissingNode());
  }
}
