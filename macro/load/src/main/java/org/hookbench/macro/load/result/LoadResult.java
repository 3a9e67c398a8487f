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
 * @param cpuSeconds that this process used from its first to its last request
 */
public record LoadResult(
    String schema,
    Instant start,
    TrialStatus status,
    String reason,
    long seed,
    long warmup,
    double measuredSeconds,
    double cpuSeconds,
    Map<String, ArmResult> arms,
    List<Warning> warnings) {
  public static final String FILE = "load.json";
  public static final String SCHEMA = "hookbench/load-result/1";

  /**
   * What came of the measured requests of one arm.
   *
   * @param errors requests that ended in an error
   * @param errorsByKind the same, by the text in the column error
   * @param fromSent latency from the sending; of requests without error
   * @param fromIntended latency from the time the schedule had for the sending
   */
  public record ArmResult(
      String url,
      long requests,
      long errors,
      Map<String, Long> errorsByKind,
      long warmupErrors,
      long bytes,
      Latencies.Figures fromSent,
      Latencies.Figures fromIntended,
      Latencies.Figures firstByte) {}
}
