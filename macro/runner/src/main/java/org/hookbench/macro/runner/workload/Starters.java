// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.workload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.ArmVariables;
import org.hookbench.macro.runner.deploy.RunnerIdentity;
import org.hookbench.macro.runner.deploy.TrialSetup;

/** Starts hb-run for the arms of trials. Closing it, from whatever thread, ends all of them. */
public final class Starters implements AutoCloseable {
  static final long NS_PER_S = 1_000_000_000;
  private final List<Starter> running = new ArrayList<>();
  private boolean closed;

  /** Where the starter is; not there is an error of the user. */
  static Path program() {
    Path program = Home.find().resolve("native/target/tools/hb-run");
    if (!Files.isExecutable(program)) {
      throw new UserError(program + ": is not built; run scripts/hookbench build");
    }
    return program;
  }

  /**
   * One for an arm.
   *
   * @param looking whether its runs leave evidence, which costs them time
   */
  synchronized Starter start(TrialSetup trial, ArmSetup arm, boolean looking) {
    if (closed) {
      throw new MeasurementFailedException("stopped while it was starting a workload");
    }
    Starter starter =
        trial.scenario().environment().kind() == Environment.Kind.PROCESS
            ? local(trial, arm, looking)
            : new InContainer(trial, arm, looking).start();
    running.add(starter);
    return starter;
  }

  private static Starter local(TrialSetup trial, ArmSetup arm, boolean looking) {
    Workload workload = (Workload) trial.scenario().sut();
    Evidence evidence = Evidence.of(trial, arm);
    Map<String, String> variables =
        new LinkedHashMap<>(
            new ArmVariables(
                    arm, looking ? evidence.pages().toString() : null, f -> f.path().toString())
                .of(ArmVariables.inherited(workload.env(), System.getenv()), Map.of()));
    variables.put(RunnerIdentity.VARIABLE, RunnerIdentity.mine());
    if (looking) {
      variables.putAll(Evidence.loader(evidence.folder().toString()));
    }
    return Starter.start(
        words(workload, arm.command(workload), output(trial, arm)),
        variables,
        log(trial, arm),
        () -> {});
  }

  /** A command by hb-run, on this machine. */
  static List<String> words(Workload workload, List<String> command, Path output) {
    List<String> words = new ArrayList<>();
    if (workload.limits().cpuset() != null) {
      words.addAll(List.of("taskset", "-c", workload.limits().cpuset()));
    }
    words.add(program().toString());
    words.addAll(run(workload, command, output));
    return words;
  }

  /** Arguments of hb-run. */
  static List<String> run(Workload workload, List<String> command, Path output) {
    List<String> words = new ArrayList<>();
    words.add(output.toString());
    words.add(Long.toString((workload.timeout().ns() + NS_PER_S - 1) / NS_PER_S));
    words.addAll(command);
    return words;
  }

  /** What would be run for a trial, one line for each arm. */
  public static String describe(TrialSetup trial) {
    Workload workload = (Workload) trial.scenario().sut();
    StringBuilder text = new StringBuilder();
    for (ArmSetup arm : trial.arms()) {
      String image = arm.image(workload) == null ? "" : " in " + arm.image(workload);
      text.append(arm.described()).append(image).append(": ");
      text.append(String.join(" ", arm.command(workload))).append('\n');
    }
    return text.toString();
  }

  /** Where the output of an arm's last run is. */
  static Path output(TrialSetup trial, ArmSetup arm) {
    return ((Workload) trial.scenario().sut()).parser() == null
        ? Path.of("/dev/null")
        : folder(trial).resolve(arm.label() + ".out");
  }

  /** What an arm's runs printed on standard error. */
  static Path log(TrialSetup trial, ArmSetup arm) {
    return folder(trial).resolve(arm.label() + ".log");
  }

  static Path folder(TrialSetup trial) {
    return trial.folder().toAbsolutePath().normalize();
  }

  synchronized void end(Starter starter) {
    starter.close();
    running.remove(starter);
  }

  @Override
  public synchronized void close() {
    closed = true;
    running.forEach(Starter::close);
  }
}
