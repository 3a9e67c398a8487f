// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import java.util.Map;
import org.hookbench.macro.runner.container.ContainerArm;
import org.hookbench.macro.runner.container.EndOfContainer;
import org.hookbench.macro.runner.resources.Resource;

/** What the daemon knows of one container. */
final class DockerContainer implements ContainerArm.Engine {
  private final DockerEngine engine;
  private final String id;
  private DockerStats stats;

  DockerContainer(DockerEngine engine, String id) {
    this.engine = engine;
    this.id = id;
  }

  @Override
  public EndOfContainer end() {
    ContainerState state = engine.ended(id);
    Long exit = state.getExitCodeLong();
    return EndOfContainer.told(
        id, Boolean.TRUE.equals(state.getOOMKilled()), exit == null ? -1 : exit.intValue());
  }

  @Override
  public String log() {
    return new ContainerLog(engine, id).text();
  }

  @Override
  public String image() {
    return engine.inspect(id).getImageId();
  }

  @Override
  public Map<Resource, Long> usage() {
    if (stats == null) {
      stats = new DockerStats(engine, id);
    }
    return stats.usage();
  }
}
