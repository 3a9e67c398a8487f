// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import java.util.List;
import org.hookbench.stats.analysis.Check;

/** ACM SIGSOFT Empirical Standards, Benchmarking: essential attributes and what is desirable. */
final class BenchmarkingStandard {
  private static final int ENOUGH = 5;

  private BenchmarkingStandard() {}

  static Checklist answer(FileEvidence e) {
    return new Checklist(
        "Benchmarking standard",
        "ACM SIGSOFT Empirical Standards, Benchmarking",
        List.of(
            Check.of(
                "Quality, metric, method and workload defined",
                e.hasExperimentFile(),
                e.hasExperimentFile()
                    ? "experiment.yaml: question, load and design; time per call and per request"
                    : "no experiment.yaml"),
            Check.of(
                "Setup in enough detail to replicate",
                !e.environment("host", "kernel").isEmpty() && e.hooksHaveDigests(),
                e.hooksHaveDigests()
                    ? "provenance.json: host, kernel, JDK, commit, SHA-256 of every hook"
                    : "provenance.json lacks the SHA-256 of a hook"),
            Check.of(
                "Workload in enough detail to replicate",
                e.hasExperimentFile(),
                e.hasExperimentFile() ? "experiment.yaml and the seed in plan.json" : "none"),
            Check.open(
                "Configurations compete on their merits",
                "both arms run with the same settings; the files cannot show whether these"
                    + " favour one arm"),
            Check.of(
                "Stability assessed with enough repetitions and duration",
                e.fewestTrials() >= ENOUGH,
                "at least %s trials per comparison; drift and autocorrelation shown"
                    .formatted(e.fewestTrials())),
            Check.open("Construct validity discussed", "for the author of the text to do"),
            Check.of(
                "Raw results kept and analysed offline",
                true,
                "every sample is in trials/; this page is computed from them"),
            Check.of(
                "Problems while executing reported",
                true,
                e.leftOut() + " of " + e.planned() + " trials left out, each with its reason"),
            Check.of(
                "Instrument calibrated",
                e.calibrated(),
                e.calibrated() ? "calibration.json" : "no calibration.json")));
  }
}
