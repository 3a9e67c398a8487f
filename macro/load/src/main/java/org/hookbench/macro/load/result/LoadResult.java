// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.experiment.results.Warning;

/**
 * load.json: what the load generator says about a run.
 *
 * @param start UTC; zero of the times in the samples
 * @param reason why it did not finish; null if it did
 * @param warmup pairs at the start of the samples that are warm-up
 * @param measuredSeconds from the first measured request to the end of the last one
 */
public record LoadResult(
    String schema,
    Instant start,
    TrialStatus status,
    String reason,
    long seed,
    long warmup,
    double measuredSeconds,
    Map<String, ArmResult> arms,
    Rate rate,
    Generator generator,
    List<Warning> warnings) {
  public static final String FILE = "load.json";
  public static final String SCHEMA = "hookbench/load-result/1";

  /**
   * The outcomes of the measured requests of one arm.
   *
   * @param errors requests that ended in an error
   * @param errorsByKind the same, by the text in the column error
   * @param fromSent latency from the sending; of requests without error
   * @param fromIntended latency from the time the schedule had for the sending
   * @param firstByte from the sending to the first byte of the response
   */
  public record ArmResult(
      String url,
      long requests,
      long errors,
      Map<String, Long> errorsByKind,
      long warmupErrors,
      long bytes,
      LatencySummary fromSent,
      LatencySummary fromIntended,
      LatencySummary firstByte) {}

  /**
   * Requests per second and arm.
   *
   * @param asked null if the rate is not one number, and for bursts
   * @param scheduled what the seed made of it; null if all were due at once
   * @param sent rate of the requests that were sent; null if they went at once
   * @param bursts null if there are none
   * @param arrivalDistance between the gaps of the sends and the asked distribution, from 0 to 1;
   *     null if there is no asked one
   */
  public record Rate(
      Double asked, Double scheduled, Double sent, Bursts bursts, Double arrivalDistance) {}

  /**
   * Measured bursts.
   *
   * @param perArm how many
   * @param asked bursts per second and arm; null if that is not one number
   * @param made the same as they were due; null for one burst
   */
  public record Bursts(long perArm, Double asked, Double made) {}

  /**
   * The load and the delays of the generator itself.
   *
   * @param cpuSeconds of the generator during the run
   * @param threadCpuShare of the thread that receives, 1 is a whole CPU
   * @param gcSeconds pauses for garbage collection
   * @param stealSeconds CPU time that the hypervisor gave to others, all CPUs
   * @param sendDelay sent minus intended, all requests
   * @param lateness how late the sending thread came to each slot; null in a closed loop
   * @param waitedForConnection requests that found no free connection when they were due
   * @param writerBehind requests that waited because samples were not written yet
   * @param jitter by how much a thread with nothing to do was woken too late; null where nothing
   *     but the loop ran
   * @param loop native or jvm
   * @param loopReason why it was the JVM's; null if it was not
   */
  public record Generator(
      double cpuSeconds,
      double threadCpuShare,
      double gcSeconds,
      double stealSeconds,
      LatencySummary sendDelay,
      LatencySummary lateness,
      long waitedForConnection,
      long writerBehind,
      LatencySummary jitter,
      String loop,
      String loopReason) {}

  /** The same with warnings. */
  public LoadResult with(List<Warning> found) {
    return new LoadResult(
        schema,
        start,
        status,
        reason,
        seed,
        warmup,
        measuredSeconds,
        arms,
        rate,
        generator,
        List.copyOf(found));
  }
}
