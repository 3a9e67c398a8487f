// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.Quoted;

/**
 * A program that is run to its end, many times, each time in a fresh process: what is measured in
 * place of a server under load, or the client that is the load of a server. Its first metric is
 * what the verdict is about; without one it is the time from exec to exit.
 *
 * @param image in environment process: null
 */
public record Workload(
    @JsonPropertyDescription(
            "Program and arguments; it must end by itself. In load, {host} and {port} stand for the"
                + " address of the arm.")
        List<String> command,
    @JsonPropertyDescription("Container image that it is in, for docker and podman.") String image,
    @JsonPropertyDescription(
            "Measured runs of each arm in a trial (default: 100; with metrics: 5).")
        Integer runs,
    @JsonPropertyDescription(
            "Runs of each arm before the measured ones (default: 3; with metrics: 1).")
        Integer warmup,
    @JsonPropertyDescription("A run that takes longer fails, in whole seconds (default: 10min).")
        TimeSpan timeout,
    @JsonPropertyDescription("How its output becomes metrics (default: it is thrown away).")
        Parser parser,
    @JsonPropertyDescription(
            "What its output tells, by name; the first is what the verdict is about.")
        Map<String, Metric> metrics,
    @JsonPropertyDescription("Environment variables of the workload.") Map<String, String> env,
    @JsonPropertyDescription("Folders for its container, as in /data:/data:ro.")
        List<String> mounts,
    @JsonPropertyDescription("Limits of CPU and memory.") Limits limits)
    implements Sut.Deployed, Load {
  private static final int RUNS = 100;
  private static final int RUNS_WITH_METRICS = 5;
  private static final int MOST_RUNS = 1_000_000;
  private static final int WARMUP = 3;
  private static final int MOST_METRICS = 100;
  private static final TimeSpan TIMEOUT = TimeSpan.parse("10min");

  /** Which way a metric gets better. */
  public enum Better {
    LOWER,
    HIGHER
  }

  /** A figure that the output tells. */
  public record Metric(
      @JsonPropertyDescription("Unit, as in 1/s or ms (default: none).") String unit,
      @JsonPropertyDescription("Which way it gets better (default: lower).") Better better,
      @JsonPropertyDescription(
              "Largest difference that does not matter, a share of the baseline (default: that of"
                  + " the analysis).")
          Margin margin) {
    public Metric {
      unit = Require.orElse(unit, "");
      better = Require.orElse(better, Better.LOWER);
      Require.that(
          unit.matches("[^\\s,\"]{0,20}"),
          "workload.metrics: unit: "
              + Quoted.of(unit)
              + " must have at most 20 characters, without spaces, commas and quotes");
      Require.that(
          margin == null || margin.absoluteNs() == 0,
          "workload.metrics: margin: " + margin + " is a time; give a share, as in 2%");
    }
  }

  /** How output becomes metrics: in one of these ways. */
  public record Parser(
      @JsonPropertyDescription(
              "A program whose output is known: ab, dacapo, jmeter, memtier, pgbench, pyperf,"
                  + " redis-benchmark, stress-ng, sysbench, unixbench, wrk or ycsb; it brings"
                  + " metrics.")
          String program,
      @JsonPropertyDescription(
              "Regular expressions with a named group for each metric, as in"
                  + " 'tps = (?<tps>[0-9.]+)'; of several matches the last one counts.")
          @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          List<String> regex,
      @JsonPropertyDescription("JSON Pointer by metric, as in {tps: /result/tps}.")
          Map<String, String> json,
      @JsonPropertyDescription(
              "By metric COLUMN, of the last row of a CSV, or ROW/COLUMN, of the row that begins"
                  + " with ROW.")
          Map<String, String> csv,
      @JsonPropertyDescription(
              "Program that gets the output on standard input and prints an object of JSON: a"
                  + " number by metric.")
          List<String> command,
      @JsonPropertyDescription(
              "Regular expressions; a run whose output has a match has failed, as in"
                  + " 'Non-2xx responses'.")
          @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          List<String> fails) {
    public Parser {
      regex = Require.orElse(regex, List.of());
      json = Require.orElse(json, Map.of());
      csv = Require.orElse(csv, Map.of());
      command = Require.orElse(command, List.of());
      fails = Require.orElse(fails, List.of());
      long ways =
          List.of(regex.isEmpty(), json.isEmpty(), csv.isEmpty(), command.isEmpty()).stream()
              .filter(empty -> !empty)
              .count();
      Require.that(ways == 1, "workload.parser: give one of program, regex, json, csv and command");
    }
  }

  public Workload {
    command = Require.orElse(command, List.of());
    metrics = Require.orElse(metrics, Map.of());
    runs = Require.orElse(runs, metrics.isEmpty() ? RUNS : RUNS_WITH_METRICS);
    warmup = Require.orElse(warmup, metrics.isEmpty() ? WARMUP : 1);
    timeout = Require.orElse(timeout, TIMEOUT);
    env = Require.orElse(env, Map.of());
    mounts = Require.orElse(mounts, List.of());
    limits = Require.orElse(limits, Limits.NONE);
    Require.that(
        !command.isEmpty() && !command.get(0).isBlank(),
        "workload.command: empty; give a program and its arguments, as in [gzip, -c, FILE]");
    Require.atLeast("workload.runs", runs, 1);
    Require.atMost("workload.runs", runs, MOST_RUNS);
    Require.atLeast("workload.warmup", warmup, 0);
    Require.atMost("workload.warmup", warmup, MOST_RUNS);
    Require.that(
        timeout.ns() >= 1_000_000_000,
        "workload.timeout: " + timeout + " is too short, it must be at least 1s");
    Require.atMost("workload.metrics: number", metrics.size(), MOST_METRICS);
    Require.that(
        (parser == null) == metrics.isEmpty(),
        "workload: parser and metrics belong together; give both, as in parser: {regex: 'tps ="
            + " (?<tps>[0-9.]+)'} and metrics: {tps: {unit: 1/s, better: higher}}");
    metrics.keySet().forEach(Workload::checkName);
    Require.variables("workload.env", env);
    Require.mounts("workload.mounts", mounts);
  }

  private static void checkName(String name) {
    Require.that(
        name.matches("[A-Za-z][A-Za-z0-9_]{0,39}"),
        "workload.metrics: "
            + Quoted.of(name)
            + " must be letters, digits and '_', 40 at most, a letter first");
  }

  @Override
  public Service service() {
    return new Service(null, null, env, mounts, limits, null, null, null);
  }

  @Override
  public String label() {
    return Names.label(command.get(0).replaceFirst("^.*/", ""));
  }
}
