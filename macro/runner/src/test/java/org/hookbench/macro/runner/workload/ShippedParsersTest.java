// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.file.ShippedParsers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each output in the resources is a real one; README.md beside them says where it is from. */
class ShippedParsersTest {
  @ParameterizedTest
  @CsvSource({
    "ab, ab, '', '682.96, 2.928, 95.0, 0.0'",
    "dacapo, dacapo, '', '7157.0'",
    "jmeter, jmeter, '', '145.4, 21.0, 0.0'",
    "memtier, memtier, '', '402804.55, 1.18214, 3.663'",
    "memtier, memtier-average, '', '4624.02, 22.42798, 47.359'",
    "pgbench, pgbench, '', '100.389007, 9.961'",
    "pyperf, pyperf, '', '4.34'",
    "redis-benchmark, redis-benchmark, '', '15503.88, 1.599, 9.863'",
    "stress-ng, stress-ng, '', '194.45'",
    "sysbench, sysbench, '', '772.57, 1.28'",
    "sysbench, sysbench-memory, 'p95: {}, events: {}', '0.0, 1805197.65'",
    "unixbench, unixbench, '', '172.2'",
    "unixbench, unixbench, 'parallel: {}, single: {}', '563.4, 172.2'",
    "wrk, wrk, '', '980.25, 10.48'",
    "wrk, wrk, 'p99: {}', '140.59'",
    "ycsb, ycsb, '', '18921.47587511826'",
    "ycsb, ycsb, 'readp99: {}, update: {}', '0.0, 0.03163265306122449'",
  })
  void readsTheOutputOfTheProgram(String program, String file, String metrics, String expected)
      throws IOException {
    Workload workload = workload("{program: " + program + "}", metrics);
    String whole = Files.readString(recorded(file));
    OutputParser.Told told = told(workload, whole);
    assertThat(told.error()).isEmpty();
    assertThat(told.metrics().toString()).isEqualTo("[" + expected + "]");
    cutOffAnywhereItTellsTheSameOrNothing(workload, whole, told);
  }

  /** Of redis-benchmark, a row less is an output of its own. */
  private static void cutOffAnywhereItTellsTheSameOrNothing(
      Workload workload, String whole, OutputParser.Told right) {
    String output = whole.replaceFirst("\"SET\".*\n", "");
    for (int end = 0; end < output.length(); end++) {
      OutputParser.Told told = told(workload, output.substring(0, end));
      assertThat(told.error().isEmpty() ? told : right).isEqualTo(right);
      assertThat(told.metrics()).isSubsetOf(withNaN(right.metrics()));
    }
  }

  @Test
  void eachHasARecordedOutputAndAHelpfulDirection() {
    assertThat(ShippedParsers.PROGRAMS)
        .allSatisfy(program -> assertThat(recorded(program)).isRegularFile())
        .allSatisfy(
            program ->
                assertThat(workload("{program: " + program + "}", "").metrics().values())
                    .allSatisfy(
                        metric ->
                            assertThat(metric.better())
                                .isEqualTo(
                                    metric.unit().equals("1/s") || program.equals("unixbench")
                                        ? Workload.Better.HIGHER
                                        : Workload.Better.LOWER)));
  }

  @Test
  void anOutputWithoutTheMetricIsAnError() {
    assertThat(ShippedParsers.PROGRAMS)
        .allSatisfy(
            program -> {
              Workload workload = workload("{program: " + program + "}", "");
              assertThat(told(workload, "nothing of that kind\n").error())
                  .isEqualTo("no %s in the output", workload.metrics().keySet().iterator().next());
            });
  }

  private static List<Double> withNaN(List<Double> metrics) {
    return Stream.concat(metrics.stream(), Stream.of(Double.NaN)).toList();
  }

  /** Real outputs with what the program prints when it fails or does nothing. */
  @ParameterizedTest
  @CsvSource({
    "ab, Requests per second: .*, Requests per second:    0.00 [#/sec] (mean), rps is 0",
    "ab, HTML transferred, Non-2xx responses: 200, its output says 'Non-2xx",
    "dacapo, PASSED in 7157 msec, FAILED, its output says '===== DaCapo 23.11-chopin biojava"
        + " FAILED",
    "dacapo, PASSED, completed warmup 1, no time in the output",
    "dacapo, \\z, ===== DaCapo 23.11-chopin fop starting =====, no time in the output",
    "jmeter, = +145.4/s, = ******/s, no rps in the output",
    "jmeter, \\.\\.\\. end of run, '', no rps in the output",
    "memtier, Totals     402804.55, Totals          0.00, ops is 0",
    "memtier, 1.18214, ---, no mean in the output",
    "memtier, p99.9 Latency, p100 Latency, no mean in the output",
    "memtier, Type, server 127.0.0.1:6379 handle error response: -ERR unknown, its output says"
        + " 'server",
    "pgbench, tps = .*, tps = 0.000000 (without initial connection time), tps is 0",
    "pyperf, Mean.*, '', no mean in the output",
    "pyperf, 4.34 us .- 0.31 us, 7116 KiB +- 38 KiB, no mean in the output",
    "redis-benchmark, '\"15503.88\"', '\"0.00\"', rps is 0",
    "stress-ng, successful run, unsuccessful run, no bogo in the output",
    "sysbench, 772.57, 0.00, events is 0",
    "unixbench, System Benchmarks Index Score.*, No index results available, no single in the"
        + " output",
    "unixbench, 172.2, 0.0, no single in the output",
    "wrk, Requests/sec, '  Non-2xx or 3xx responses: 5', its output says 'Non-2xx or 3xx",
    "wrk, Requests/sec, '  Socket errors: connect 2, read 0', its output says 'Socket errors",
    "wrk, 980.25, 0.00, rps is 0",
    "stress-ng, setting, 'metrics untrustworthy: 1', its output says 'stress-ng: info:  [4476] met",
    "ycsb, Return=OK.*, 'Return=ERROR, 135846', its output says '[READ], Return=ERROR",
    "ycsb, 18921.47587511826, NaN, no ops in the output",
  })
  void anOutputThatFailedOrDidNothingIsAnError(
      String program, String part, String replacement, String error) throws IOException {
    String whole = Files.readString(recorded(program));
    String altered =
        Pattern.compile(part).matcher(whole).replaceFirst(Matcher.quoteReplacement(replacement));
    assertThat(altered).isNotEqualTo(whole);
    assertThat(told(workload("{program: " + program + "}", ""), altered).error()).startsWith(error);
  }

  @ParameterizedTest
  @CsvSource({
    "'{program: wrkk}', '', did you mean 'wrk'?",
    "'{program: wrk, regex: [a]}', '', program brings the rest",
    "'{program: wrk}', 'tps: {}', is none of the program's",
    "'{regex: [a], csv: {a: b}}', 'a: {}', 'give one of program, regex, json, csv and command'",
  })
  void refusesWhatCannotBeMeant(String parser, String metrics, String message) {
    assertThatThrownBy(() -> workload(parser, metrics))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  private static Workload workload(String parser, String metrics) {
    String text =
        "name: w\narms: [none, none]\nworkload: {command: [a], parser: %s%s}\n"
            .formatted(parser, metrics.isEmpty() ? "" : ", metrics: {" + metrics + "}");
    return ExperimentFile.parse("w.yaml", text).experiment().workload().get(0);
  }

  private static OutputParser.Told told(Workload workload, String output) {
    return new OutputParser(workload.parser(), workload.metrics()).read(output);
  }

  private static Path recorded(String name) {
    return Path.of(System.getProperty("hookbench.home"))
        .resolve("macro/runner/src/test/resources/workload/" + name + ".txt");
  }
}
