// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import java.util.List;
import org.hookbench.stats.analysis.Check;

/** Papadopoulos et al., IEEE TSE 47(8), 2021, doi 10.1109/TSE.2019.2927908. */
final class EightPrinciples {
  private EightPrinciples() {}

  static Checklist answer(FileEvidence e) {
    return new Checklist(
        "Eight principles for performance evaluation in the cloud",
        "Papadopoulos et al., IEEE TSE 47(8), 2021, doi 10.1109/TSE.2019.2927908",
        List.of(
            Check.of(
                "P1 Repeated experiments",
                e.fewestTrials() > 1,
                "at least %s trials per comparison, each with fresh processes"
                    .formatted(e.fewestTrials())),
            Check.of(
                "P2 Workload and configuration coverage",
                e.scenarios().size() > 1,
                e.scenarios().size() + " scenarios: " + String.join(", ", e.scenarios())),
            setup(e),
            artifact(e),
            Check.of(
                "P5 Probabilistic result description",
                !e.compared().isEmpty(),
                "percentile spectrum, distribution and shift function of every comparison"),
            Check.of(
                "P6 Statistical evaluation",
                e.everyIntervalKnown(),
                e.everyIntervalKnown()
                    ? "an interval over trials and a verdict for every comparison"
                    : "a comparison has no interval over trials"),
            Check.of("P7 Measurement units", true, "every figure and column carries its unit"),
            cost(e)));
  }

  private static Check setup(FileEvidence e) {
    boolean machine = !e.environment("host", "kernel").isEmpty();
    return Check.of(
        "P3 Experimental setup description",
        machine && e.hasExperimentFile(),
        (machine ? "provenance.json" : "no provenance.json")
            + (e.hasExperimentFile() ? ", experiment.yaml as given" : ", no experiment.yaml"));
  }

  private static Check artifact(FileEvidence e) {
    String commit = e.environment("git", "commit");
    return commit.isEmpty()
        ? Check.open("P4 Open access artifact", "no commit in provenance.json")
        : Check.open(
            "P4 Open access artifact",
            "raw samples and the commit "
                + commit.substring(0, Math.min(12, commit.length()))
                + " are here; the files cannot show whether they are published");
  }

  private static Check cost(FileEvidence e) {
    return e.hasResource("cpu_ns")
        ? Check.of("P8 Cost", true, "CPU time of each arm in resources.csv; no charged cost")
        : Check.of("P8 Cost", false, "no resource usage was recorded");
  }
}
