// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.Closeable;
import java.time.Duration;
import java.util.function.Supplier;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;

/**
 * A Docker daemon. Every failure is a {@link MeasurementFailedException} that says what was tried.
 */
final class DockerEngine implements Closeable {
  private static final int PATIENCE_SECONDS = 30;
  private final DockerClient client;
  private final String address;

  private DockerEngine(DockerClient client, String address) {
    this.client = client;
    this.address = address;
  }

  /**
   * Not yet connected.
   *
   * @param host null for DOCKER_HOST or the default socket
   */
  static DockerEngine at(String host) {
    var builder = DefaultDockerClientConfig.createDefaultConfigBuilder();
    if (host != null) {
      builder.withDockerHost(host);
    }
    var config = builder.build();
    var http =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(config.getDockerHost())
            .connectionTimeout(Duration.ofSeconds(10))
            .build();
    return new DockerEngine(
        DockerClientImpl.getInstance(config, http), config.getDockerHost().toString());
  }

  DockerClient client() {
    return client;
  }

  /** Its version; not reached is an error of the user. */
  Version version() {
    try {
      return client.versionCmd().exec();
    } catch (RuntimeException e) {
      throw UserError.of(
          e,
          "environment.kind: docker does not answer at %s (%s); start it, or give environment.host,"
              + " or see that this user may use it",
          address,
          reason(e));
    }
  }

  /** Waits while the daemon restarts. */
  void awaitReachable() {
    for (int second = 0; ; second++) {
      try {
        client.pingCmd().exec();
        return;
      } catch (RuntimeException e) {
        if (second == PATIENCE_SECONDS) {
          throw MeasurementFailedException.of(
              e, "docker: no answer for %s s: %s", PATIENCE_SECONDS, reason(e));
        }
        sleepSecond();
      }
    }
  }

  private static void sleepSecond() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasurementFailedException("interrupted while waiting for docker", e);
    }
  }

  /** Does something; a failure says what. */
  <T> T call(String what, Supplier<T> action) {
    try {
      return action.get();
    } catch (MeasurementFailedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw failure(what, e);
    }
  }

  private static MeasurementFailedException failure(String what, RuntimeException e) {
    return new MeasurementFailedException("docker: " + what + ": " + reason(e), e);
  }

  InspectContainerResponse inspect(String container) {
    return call(
        "a container cannot be inspected", () -> client.inspectContainerCmd(container).exec());
  }

  /** Of a container whose process is gone; the daemon may not have noticed yet. */
  long exitStatus(String container) {
    return ended(container).getExitCodeLong();
  }

  /** State of a container whose process is gone. */
  InspectContainerResponse.ContainerState ended(String container) {
    for (int second = 0; second < PATIENCE_SECONDS; second++) {
      InspectContainerResponse.ContainerState state = inspect(container).getState();
      if (!Boolean.TRUE.equals(state.getRunning())) {
        return state;
      }
      sleepSecond();
    }
    throw new MeasurementFailedException(
        "docker: reports a running container whose process is gone; restart the daemon");
  }

  /** Removes a container, running or not; one that is gone is fine. */
  void remove(String container) {
    call(
        "a container cannot be removed",
        () -> {
          try {
            client.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
          } catch (NotFoundException | NotModifiedException gone) {
            return false;
          } catch (DockerException e) {
            if (!e.getMessage().contains("already in progress")) {
              throw e;
            }
          }
          return true;
        });
  }

  /** Removes a network with the containers that are on it; one that is gone is fine. */
  void removeNetwork(String network) {
    for (int second = 0; ; second++) {
      try {
        client.removeNetworkCmd(network).exec();
        return;
      } catch (NotFoundException gone) {
        return;
      } catch (RuntimeException e) {
        if (second == PATIENCE_SECONDS || !reason(e).contains("active endpoints")) {
          throw failure("a network cannot be removed", e);
        }
        removeContainersOn(network);
        sleepSecond();
      }
    }
  }

  /** Those that were started by a request of a dead runner after they had been listed. */
  private void removeContainersOn(String network) {
    try {
      Network now = client.inspectNetworkCmd().withNetworkId(network).exec();
      now.getContainers().keySet().forEach(this::remove);
    } catch (NotFoundException gone) {
      // Nor is there anything left on it.
    }
  }

  /** What went wrong in the end. */
  static String reason(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).strip();
  }

  @Override
  public void close() {
    Io.run(() -> client.close());
  }
}
