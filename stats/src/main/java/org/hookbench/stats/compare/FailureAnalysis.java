package org.hookbench.stats.compare;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.hookbench.stats.analysis.Failures;
import org.hookbench.stats.analysis.Failures.Share;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.MeanTest;
import org.hookbench.stats.estimate.Newcombe;
import org.hookbench.stats.estimate.Pairing;

/** Compares the shares of failed requests: over all requests, and over trials. */
final class FailureAnalysis {
  private FailureAnalysis() {}

  static Failures of(Input input, double confidence) {
    Share a = share(input.baseline());
    Share b = share(input.treatment());
    Interval difference =
        Newcombe.difference(a.failed(), a.requests(), b.failed(), b.requests(), confidence);
    boolean differ = difference.lower() > 0 || difference.upper() < 0;
    double p = p(input);
    return new Failures(a, b, difference, differ, p, differ && p < 1 - confidence);
  }

  private static Share share(ArmSamples arm) {
    return new Share(
        arm.trials().stream().mapToLong(TrialSamples::failed).sum(),
        arm.trials().stream().mapToLong(TrialSamples::requests).sum());
  }

  /** Of no difference over trials; 1 with fewer than two of an arm. */
  private static double p(Input input) {
    double p =
        input.pairing() == Pairing.NONE
            ? MeanTest.pOfWelch(shares(input.baseline()), shares(input.treatment()))
            : MeanTest.pOfZero(differences(input));
    return Double.isNaN(p) ? 1 : p;
  }

  private static double[] shares(ArmSamples arm) {
    return arm.trials().stream().mapToDouble(FailureAnalysis::share).toArray();
  }

  private static double share(TrialSamples trial) {
    return (double) trial.failed() / trial.requests();
  }

  private static double[] differences(Input input) {
    Map<Integer, double[]> blocks = new TreeMap<>();
    input.baseline().trials().forEach(t -> of(blocks, t)[0] = share(t));
    input.treatment().trials().forEach(t -> of(blocks, t)[1] = share(t));
    return blocks.values().stream()
        .mapToDouble(block -> block[1] - block[0])
        .filter(difference -> !Double.isNaN(difference))
        .toArray();
  }

  private static double[] of(Map<Integer, double[]> blocks, TrialSamples trial) {
    return blocks.computeIfAbsent(
        trial.block(),
        block -> {
          double[] unknown = new double[2];
          Arrays.fill(unknown, Double.NaN);
          return unknown;
        });
  }
}
