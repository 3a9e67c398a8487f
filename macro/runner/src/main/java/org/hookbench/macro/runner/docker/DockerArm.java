package org.hookbench.macro.runner.docker;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import java.util.Optional;
import org.hookbench.macro.runner.container.ArmContainer;
import org.hookbench.macro.runner.container.EndOfContainer;
import org.hookbench.macro.runner.container.LocalContainer;
import org.hookbench.macro.runner.deploy.DeployedArm;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.LogTail;
import org.hookbench.macro.runner.resources.Reading;

/** The container of one arm. */
final class DockerArm implements DeployedArm {
  private final DockerEngine engine;
  private final ArmContainer arm;
  private final String id;
  private final String url;
  private final LocalContainer container;

  DockerArm(
      DockerEngine engine, ArmContainer arm, String id, String address, LocalContainer container) {
    this.engine = engine;
    this.arm = arm;
    this.id = id;
    this.url = "http://" + address + ":" + arm.port();
    this.container = container;
  }

  @Override
  public String label() {
    return arm.label();
  }

  @Override
  public String url() {
    return url;
  }

  String id() {
    return id;
  }

  @Override
  public Optional<String> failure() {
    if (container.isAlive()) {
      return Optional.empty();
    }
    ContainerState state = engine.ended(id);
    boolean outOfMemory = Boolean.TRUE.equals(state.getOOMKilled());
    int exit = state.getExitCodeLong() == null ? -1 : state.getExitCodeLong().intValue();
    return Optional.of(
        EndOfContainer.tell(arm, outOfMemory, exit)
            + LogTail.ofText(new ContainerLog(engine, id).text()));
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
