// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.read.MeasuredTrial;
import org.hookbench.stats.read.Resources;
import org.hookbench.stats.read.Throughput;

/**
 * One trial of one arm in a closed loop.
 *
 * @param connections that the load kept open
 * @param requests that ended in the measured window
 * @param perSecond answered requests
 * @param responseS mean time of an answered request
 * @param clients by Little's law: requests in flight, and pauses per second times their length
 * @param cpus that the arm used; NaN if it is not known, as the next two
 * @param throttled share of the time that a CPU limit stopped it
 * @param waiting share of the time that one of its threads waited for a CPU
 * @param warnings codes of the trial's warnings
 */
record LoopTrial(
    int block,
    int connections,
    double requests,
    double perSecond,
    double responseS,
    double clients,
    double cpus,
    double throttled,
    double waiting,
    Set<String> warnings) {
  private static final double NS_PER_S = 1e9;
  private static final double US_PER_S = 1e6;

  static LoopTrial read(MeasuredTrial trial, int connections, double thinkS) {
    Throughput rate = Throughput.read(trial);
    Resources used = trial.resources();
    String arm = trial.arms().get(0);
    return new LoopTrial(
        trial.planned().block(),
        connections,
        rate.loopsPerSecond() * (rate.untilS() - rate.fromS()),
        rate.perSecond(),
        rate.responseS(),
        rate.inFlight() + rate.loopsPerSecond() * thinkS,
        used.perSecond(arm, "cpu_ns", rate.fromS(), rate.untilS()) / NS_PER_S,
        used.perSecond(arm, "throttled_ns", rate.fromS(), rate.untilS()) / NS_PER_S,
        used.perSecond(arm, "psi_cpu_us", rate.fromS(), rate.untilS()) / US_PER_S,
        trial.record().warnings().stream().map(Warning::code).collect(Collectors.toSet()));
  }

  /** Whether Little's law misses a part of the connections: something else kept them waiting. */
  boolean broken() {
    return LoadLevel.of(List.of(this), perSecond).broken();
  }
}
