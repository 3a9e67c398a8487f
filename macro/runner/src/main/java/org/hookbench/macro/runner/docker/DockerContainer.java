package org.hookbench.macro.runner.docker;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import org.hookbench.macro.runner.container.ContainerArm;
import org.hookbench.macro.runner.container.EndOfContainer;

/** What the daemon knows of one container. */
record DockerContainer(DockerEngine engine, String id) implements ContainerArm.Engine {

  @Override
  public EndOfContainer end() {
    ContainerState state = engine.ended(id);
    Long exit = state.getExitCodeLong();
    return new EndOfContainer(
        Boolean.TRUE.equals(state.getOOMKilled()), exit == null ? -1 : exit.intValue());
  }

  @Override
  public String log() {
    return new ContainerLog(engine, id).text();
  }
}
