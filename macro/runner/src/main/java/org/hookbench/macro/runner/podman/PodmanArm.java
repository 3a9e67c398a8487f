package org.hookbench.macro.runner.podman;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hookbench.macro.runner.container.ArmContainer;
import org.hookbench.macro.runner.container.EndOfContainer;
import org.hookbench.macro.runner.container.LocalContainer;
import org.hookbench.macro.runner.deploy.DeployedArm;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.LogTail;
import org.hookbench.macro.runner.resources.Reading;

/** The container of one arm in a pod. */
final class PodmanArm implements DeployedArm {
  private static final int KILLED = 128 + 9;
  private final Podman podman;
  private final ArmContainer arm;
  private final String name;
  private final LocalContainer container;
  private final Path outOfMemory;

  /**
   * A container that was started.
   *
   * @param outOfMemory file that is there if the kernel killed for memory
   */
  PodmanArm(
      Podman podman, ArmContainer arm, String name, LocalContainer container, Path outOfMemory) {
    this.podman = podman;
    this.arm = arm;
    this.name = name;
    this.container = container;
    this.outOfMemory = outOfMemory;
  }

  @Override
  public String label() {
    return arm.label();
  }

  @Override
  public String url() {
    return "http://127.0.0.1:" + arm.port();
  }

  @Override
  public Optional<String> failure() {
    if (container.isAlive()) {
      return Optional.empty();
    }
    JsonNode state = podman.inspect(name).get("State");
    int exit = state.path("ExitCode").asInt();
    boolean killed =
        state.path("OOMKilled").asBoolean() || exit == KILLED && Files.exists(outOfMemory);
    return Optional.of(EndOfContainer.tell(arm, killed, exit) + LogTail.ofText(log()));
  }

  String log() {
    return podman.log(name);
  }

  @Override
  public Reading reading() {
    return container.reading();
  }

  @Override
  public Evidence evidence() {
    return container.evidence();
  }
}
