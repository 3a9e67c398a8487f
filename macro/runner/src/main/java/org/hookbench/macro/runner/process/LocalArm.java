// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.ProcessTree;
import org.hookbench.hook.SwitchPage;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.ArmVariables;
import org.hookbench.macro.runner.deploy.DeployedArm;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.LogTail;
import org.hookbench.macro.runner.deploy.Readiness;
import org.hookbench.macro.runner.deploy.RunnerIdentity;
import org.hookbench.macro.runner.deploy.StartUp;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.hookbench.macro.runner.resources.HostUsage;
import org.hookbench.macro.runner.resources.ProcessUsage;
import org.hookbench.macro.runner.resources.Reading;
import org.hookbench.macro.runner.resources.Resource;

/** One arm as a process of this machine. */
final class LocalArm implements DeployedArm {
  private static final String ADDRESS = "127.0.0.1";
  private final String label;
  private final Sut.Deployed sut;
  private final int port;
  private final Process process;
  private final Path log;
  private final Path folder;
  private final LocalEvidence look;
  private final Instant started;
  private final StartUp startUp;

  private LocalArm(TrialSetup trial, ArmSetup arm, int port, Process process, Path log) {
    this.startUp = new StartUp(Instant.now(), trial.starting());
    this.label = arm.label();
    this.look = new LocalEvidence(arm.hooks(), port);
    this.sut = trial.scenario().deployed();
    this.port = port;
    this.process = process;
    this.started = process.info().startInstant().orElseGet(Instant::now);
    this.log = log;
    this.folder = trial.folder().toAbsolutePath();
  }

  static LocalArm start(TrialSetup trial, ArmSetup arm, int port) {
    Path folder = trial.folder().toAbsolutePath();
    Path log = folder.resolve(arm.label() + ".log");
    Sut.Deployed sut = trial.scenario().deployed();
    List<String> command = SutCommand.of(sut, arm, OptionalInt.of(port));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    ArmVariables variables =
        new ArmVariables(
            arm, pages(folder, arm.label()).toString(), file -> file.path().toString());
    Map<String, String> ours =
        Map.of("SERVER_ADDRESS", ADDRESS, "SERVER_PORT", Integer.toString(port));
    builder.environment().put(RunnerIdentity.VARIABLE, RunnerIdentity.mine());
    builder
        .environment()
        .putAll(variables.of(ArmVariables.inherited(sut.env(), builder.environment()), ours));
    trial.starting().at(ADDRESS, port);
    trial.starting().begins();
    try {
      Process process = builder.start();
      trial.starting().started();
      return new LocalArm(trial, arm, port, process, log);
    } catch (IOException e) {
      throw MeasurementFailedException.of(
          e, "sut: cannot be started: %s; check sut.command", e.getMessage());
    }
  }

  void awaitReady(Duration timeout) {
    String path = sut.ready();
    startUp.await(
        this,
        timeout,
        () -> path != null ? Readiness.answers(url() + path) : Readiness.accepts(ADDRESS, port));
  }

  @Override
  public OptionalDouble readySeconds() {
    return startUp.seconds();
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String url() {
    return "http://" + ADDRESS + ":" + port;
  }

  @Override
  public Optional<String> failure() {
    if (process.isAlive()) {
      return Optional.empty();
    }
    List<Long> listening = listening();
    String end = "of arm " + label + " ended with " + status(process.exitValue());
    return Optional.of(
        listening.isEmpty()
            ? "the system under test " + end + LogTail.of(log)
            : ("the command %s, but its child, process %s, still listens on port %s: it"
                    + " became a daemon; start it in the foreground")
                .formatted(end, listening.get(0), port));
  }

  private static String status(int exit) {
    return exit > 128 ? "signal " + (exit - 128) : "exit status " + exit;
  }

  @Override
  public Reading reading() {
    Map<Resource, Long> values = ProcessUsage.of(pids());
    HostUsage.addTo(values);
    return Reading.now(values);
  }

  @Override
  public Evidence evidence() {
    return look.look(
        Path.of("/proc/self"), family(), ListeningSockets.everyProcess(), pages(folder, label));
  }

  @Override
  public List<SwitchPage> switchPages() {
    return SwitchPage.findAll(ArmVariables.switchPages(pages(folder, label)));
  }

  /** With those that have left their parent: they still carry the pattern of the counters. */
  private List<Long> family() {
    return tree().living().stream().map(ProcessHandle::pid).toList();
  }

  private ProcessTree tree() {
    return ProcessTree.of(
        process.toHandle(), ArmVariables.TELEMETRY, pages(folder, label).toString());
  }

  private List<Long> listening() {
    return ListeningSockets.holders(Path.of("/proc/self"), port, ListeningSockets.everyProcess());
  }

  @Override
  public List<Long> pids() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(ProcessHandle::pid)
        .toList();
  }

  Path log() {
    return log;
  }

  /** The sign = is in no label, so that no arm's pages look like another's. */
  private static Path pages(Path folder, String label) {
    return folder.resolve("telemetry-" + label + "=%p");
  }

  /** Ends it with everything that came of it; returns what was not as it should be. */
  Optional<String> stop() {
    boolean ended = Stops.stop(process);
    List<ProcessHandle> left = new ArrayList<>(tree().living());
    listening().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).forEach(left::add);
    List<ProcessHandle> daemons = left.stream().distinct().filter(this::isYounger).toList();
    daemons.forEach(ProcessHandle::destroyForcibly);
    tree().kill();
    if (!ended) {
      return Optional.of(
          "it ignored SIGTERM for " + Stops.GRACE_SECONDS + " s and was ended by SIGKILL");
    }
    return daemons.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "it left "
                + daemons.stream().map(p -> "process " + p.pid()).collect(Collectors.joining(", "))
                + " behind, which was ended by SIGKILL");
  }

  /** Whether a process can have come of this one: its port was free before. */
  private boolean isYounger(ProcessHandle other) {
    return other.isAlive()
        && other.info().startInstant().filter(start -> !start.isBefore(started)).isPresent();
  }
}
