// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.profiler;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.hookbench.experiment.json.Json;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AverageTimeResult;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * A file of JMH's JSON as the results that JMH itself works with. jmh-core has a writer of that
 * format and no reader: this is the way back, for DuetBenchmark's.
 */
public record JmhModel(List<RunResult> results) {
  private static final double OPERATIONS = 1e9;

  public static JmhModel of(Path json) throws Exception {
    List<RunResult> results = new ArrayList<>();
    for (JsonNode result : Json.mapper().readTree(json.toFile())) {
      results.add(run(result));
    }
    return new JmhModel(results);
  }

  /** What JMH writes for these results. */
  public String as(ResultFormatType format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ResultFormatFactory.getInstance(format, out).writeOut(results);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static RunResult run(JsonNode result) {
    BenchmarkParams params = params(result);
    List<BenchmarkResult> forks = new ArrayList<>();
    for (int fork = 0; fork < params.getForks(); fork++) {
      forks.add(fork(result, params, fork));
    }
    return new RunResult(params, forks);
  }

  private static BenchmarkResult fork(JsonNode result, BenchmarkParams params, int fork) {
    JsonNode scores = result.at("/primaryMetric/rawData").get(fork);
    List<IterationResult> iterations = new ArrayList<>();
    for (JsonNode score : scores) {
      iterations.add(new IterationResult(params, params.getMeasurement(), null));
      iterations.get(iterations.size() - 1).addResult(primary(params, score.asDouble()));
    }
    for (var metric : result.get("secondaryMetrics").properties()) {
      JsonNode values = metric.getValue().get("rawData").get(fork);
      for (int i = 0; i < values.size(); i++) {
        iterations.get(i).addResult(secondary(metric, values.get(i).asDouble()));
      }
    }
    return new BenchmarkResult(params, iterations);
  }

  private static PairedResult secondary(Map.Entry<String, JsonNode> metric, double score) {
    String unit = metric.getValue().get("scoreUnit").asText();
    return new PairedResult(metric.getKey(), score, unit);
  }

  private static AverageTimeResult primary(BenchmarkParams params, double score) {
    String label = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
    double ns = score * params.getTimeUnit().toNanos(1);
    return new AverageTimeResult(
        ResultRole.PRIMARY, label, OPERATIONS, Math.round(OPERATIONS * ns), params.getTimeUnit());
  }

  private static BenchmarkParams params(JsonNode result) {
    WorkloadParams workload = new WorkloadParams();
    result
        .path("params")
        .properties()
        .forEach(p -> workload.put(p.getKey(), p.getValue().asText(), workload.keys().size()));
    int threads = result.get("threads").asInt();
    return new BenchmarkParams(
        result.get("benchmark").asText(),
        "",
        true,
        threads,
        new int[] {threads},
        List.of(),
        result.get("forks").asInt(),
        0,
        iterations(IterationType.WARMUP, "warmup", result),
        iterations(IterationType.MEASUREMENT, "measurement", result),
        Mode.deepValueOf(result.get("mode").asText()),
        workload,
        unit(result),
        1,
        result.get("jvm").asText(),
        StreamSupport.stream(result.get("jvmArgs").spliterator(), false)
            .map(JsonNode::asText)
            .toList(),
        result.get("jdkVersion").asText(),
        result.get("vmName").asText(),
        result.get("vmVersion").asText(),
        result.get("jmhVersion").asText(),
        TimeValue.minutes(10));
  }

  private static IterationParams iterations(IterationType type, String name, JsonNode result) {
    return new IterationParams(
        type,
        result.get(name + "Iterations").asInt(),
        TimeValue.fromString(result.get(name + "Time").asText().replace(" ", "")),
        result.get(name + "BatchSize").asInt());
  }

  private static TimeUnit unit(JsonNode result) {
    String unit = result.at("/primaryMetric/scoreUnit").asText();
    return switch (unit) {
      case "ns/op" -> TimeUnit.NANOSECONDS;
      case "us/op" -> TimeUnit.MICROSECONDS;
      default -> throw new IllegalArgumentException(unit + ": not a unit that hookbench asks for");
    };
  }
}
