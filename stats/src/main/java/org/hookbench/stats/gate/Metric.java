// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.gate;

import static org.hookbench.experiment.plan.TrialKind.MACRO;
import static org.hookbench.experiment.plan.TrialKind.MICRO;
import static org.hookbench.experiment.plan.TrialKind.WORKLOAD;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.OutcomeKind;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Schedule;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.compare.ComparedArms;

/**
 * What a budget can be given for.
 *
 * @param kinds of trials that tell it
 * @param outcomes that it is, the first that is there; empty: the metric of a workload of this name
 */
public record Metric(@JsonValue String name, List<TrialKind> kinds, List<OutcomeKind> outcomes) {
  /** The median request. */
  static final Metric REQUEST = of("request", OutcomeKind.MEDIAN, MACRO);

  /** The mean of requests or runs. */
  static final Metric MEAN = of("mean", OutcomeKind.MEAN, MACRO, WORKLOAD);

  /** The 99th percentile of requests or runs. */
  static final Metric P99 = of("p99", OutcomeKind.P99, MACRO, WORKLOAD);

  /** Peak memory. */
  static final Metric MEMORY = of("memory", OutcomeKind.MEMORY, MACRO, WORKLOAD);

  /** The median time from exec to exit; its mean where the verdict is about a metric. */
  private static final Metric RUN =
      new Metric("run", List.of(WORKLOAD), List.of(OutcomeKind.WALL, OutcomeKind.MEDIAN));

  /** Not known of the server of a client: its CPU time is one figure. */
  private static final List<OutcomeKind> NOT_OF_A_SERVER =
      List.of(OutcomeKind.USER, OutcomeKind.SYSTEM);

  private static final List<Metric> KNOWN =
      List.of(
          REQUEST,
          MEAN,
          P99,
          of("cpu", OutcomeKind.CPU, MACRO, WORKLOAD),
          MEMORY,
          of("ready", OutcomeKind.READY, MACRO),
          of("call", OutcomeKind.MEDIAN, MICRO),
          RUN,
          of("user", OutcomeKind.USER, WORKLOAD),
          of("system", OutcomeKind.SYSTEM, WORKLOAD));

  private static Metric of(String name, OutcomeKind outcome, TrialKind... kinds) {
    return new Metric(name, List.of(kinds), List.of(outcome));
  }

  static Metric parse(String name) {
    return KNOWN.stream()
        .filter(metric -> metric.name.equals(name))
        .findFirst()
        .orElseGet(() -> new Metric(name, List.of(WORKLOAD), List.of()));
  }

  /** Refuses what neither calls tell nor a scenario of an experiment, nor its schedule. */
  public void require(Experiment experiment) {
    Set<String> possible = new TreeSet<>();
    experiment.scenarios().forEach(scenario -> possible.addAll(possible(scenario)));
    if (!possible.contains(name)) {
      throw UserError.of(
          "--budget: %s: nothing here tells it; possible are %s",
          Quoted.of(name), String.join(", ", possible));
    }
    if (experiment.schedule() == Schedule.SWITCH
        && !outcomes.stream().allMatch(OutcomeKind::latency)) {
      throw UserError.of(
          "--budget: %s needs a process of its own for each arm; write --schedule duet", name);
    }
  }

  private static List<String> possible(Scenario scenario) {
    Workload ends = scenario.workload().orElse(null);
    TrialKind kind = ends == null ? MACRO : WORKLOAD;
    Stream<String> known =
        KNOWN.stream()
            .filter(m -> m.kinds.contains(kind) || m.kinds.contains(MICRO))
            .filter(
                m ->
                    !(scenario.load() instanceof Workload)
                        || !NOT_OF_A_SERVER.containsAll(m.outcomes))
            .map(m -> m.name);
    return Stream.concat(known, ends == null ? Stream.empty() : ends.metrics().keySet().stream())
        .toList();
  }

  static String known() {
    return KNOWN.stream().map(Metric::name).collect(Collectors.joining(", "));
  }

  /** Whether a program tells it. */
  boolean told() {
    return outcomes.isEmpty();
  }

  /** What can tell it, as in {@code macro|workload}. */
  public String kindsText() {
    return kinds.stream().map(Names::of).collect(Collectors.joining("|"));
  }

  /** What is timed, as in {@code call} or {@code request or run}. */
  String measured() {
    return kinds.stream().map(TrialKind::measured).collect(Collectors.joining(" or "));
  }

  /** The outcome of a comparison that this is; empty if its files do not tell. */
  Optional<Outcome> of(Comparison c) {
    if (c.outcomes() == null) {
      return Optional.empty();
    }
    List<Outcome> figures = c.outcomes().figures();
    return told()
        ? figures.stream().filter(o -> name.equals(o.metric()) && has(o)).findFirst()
        : outcomes.stream()
            .flatMap(kind -> figures.stream().filter(o -> o.kind() == kind && has(o)))
            .findFirst();
  }

  private static boolean has(Outcome o) {
    return o.effect() != null;
  }

  /** Whether the trials of a comparison tell it. */
  boolean isOf(ComparedArms compared) {
    return kinds.contains(compared.scenario().kind())
        && (!told()
            || compared.comparison().outcomes() == null
            || compared.comparison().outcomes().figures().stream()
                .anyMatch(o -> name.equals(o.metric())));
  }

  /** Whether it is this outcome. */
  boolean is(Outcome outcome) {
    return told() ? name.equals(outcome.metric()) : outcomes.contains(outcome.kind());
  }
}
