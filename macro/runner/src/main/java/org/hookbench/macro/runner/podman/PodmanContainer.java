package org.hookbench.macro.runner.podman;

import com.fasterxml.jackson.databind.JsonNode;
import org.hookbench.macro.runner.container.ContainerArm;
import org.hookbench.macro.runner.container.EndOfContainer;
import org.hookbench.macro.runner.container.KernelLog;

/**
 * What podman knows of one container. Podman 4 says that nothing was killed for memory where
 * control groups are version 1 or the monitor was too late: then the kernel's log is asked.
 */
record PodmanContainer(Podman podman, String name) implements ContainerArm.Engine {
  @Override
  public EndOfContainer end() {
    JsonNode container = podman.inspect(name);
    JsonNode state = container.path("State");
    int exit = state.path("ExitCode").asInt();
    boolean outOfMemory =
        state.path("OOMKilled").asBoolean()
            || exit != 0 && KernelLog.tellsOfMemoryKill(container.path("Id").asText());
    return new EndOfContainer(outOfMemory, exit);
  }

  @Override
  public String log() {
    return podman.log(name);
  }
}
