// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.List;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.stats.analysis.Failures;
import org.hookbench.stats.analysis.Failures.Share;
import org.hookbench.stats.analysis.TrialEffect;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.Newcombe;

/** Compares the shares of failed requests: over all requests, and over trials or sessions. */
final class FailureAnalysis {
  private FailureAnalysis() {}

  static Failures of(Input input, double confidence) {
    Share a = share(input.baseline());
    Share b = share(input.treatment());
    Interval difference =
        Newcombe.difference(a.failed(), a.requests(), b.failed(), b.requests(), confidence);
    boolean differ = difference.lower() > 0 || difference.upper() < 0;
    double p = p(input, confidence);
    return new Failures(a, b, difference, differ, p, differ && p < 1 - confidence);
  }

  private static Share share(ArmSamples arm) {
    return new Share(
        arm.trials().stream().mapToLong(TrialSamples::failed).sum(),
        arm.trials().stream().mapToLong(TrialSamples::requests).sum());
  }

  /** Of no difference over trials or sessions; 1 with fewer than two of an arm. */
  private static double p(Input input, double confidence) {
    List<TrialEffect> shares =
        RunLevelAnalysis.effects(input, new Figure(OutcomeKind.FAILED, input.unit())).stream()
            .filter(t -> known(t.baseline()) && known(t.treatment()))
            .toList();
    double p = RunLevelAnalysis.over(input, shares, confidence).p();
    return Double.isNaN(p) ? 1 : p;
  }

  /** Of a trial without requests it is not. */
  private static boolean known(Double share) {
    return share == null || !share.isNaN();
  }
}
