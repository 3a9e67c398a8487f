// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.podman;

import com.fasterxml.jackson.databind.JsonNode;
import org.hookbench.macro.runner.container.ContainerArm;
import org.hookbench.macro.runner.container.EndOfContainer;

/** What podman knows of one container. */
record PodmanContainer(Podman podman, String name) implements ContainerArm.Engine {
  @Override
  public EndOfContainer end() {
    JsonNode container = podman.inspect(name);
    JsonNode state = container.path("State");
    return EndOfContainer.told(
        container.path("Id").asText(),
        state.path("OOMKilled").asBoolean(),
        state.path("ExitCode").asInt());
  }

  @Override
  public String image() {
    return podman.inspect(name).path("Image").asText();
  }

  @Override
  public String log() {
    return podman.log(name);
  }
}
