// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hookbench.experiment.console.MeasurementFailedException;

/**
 * By the exec call of the Kubernetes API: one for each container, whatever number of commands. A
 * connection that is lost is made again, and the command with it: commands may run twice.
 */
final class ExecShell implements PodShell {
  /** An API server restarts within that. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long PAUSE_MS = 500;
  private final KubernetesClient client;
  private final String namespace;
  private final Duration patience;
  private final Map<String, ShellSession> sessions = new ConcurrentHashMap<>();

  ExecShell(KubernetesClient client, String namespace, Duration patience) {
    this.client = client;
    this.namespace = namespace;
    this.patience = patience;
  }

  @Override
  public Answer run(String pod, String container, List<String> command) {
    long endNs = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return attempt(pod, container, command);
      } catch (KubernetesClientException e) {
        if (!isPassing(e) || System.nanoTime() > endNs) {
          throw ClusterFailure.of("a command in pod " + pod + " failed", e);
        }
      } catch (IOException e) {
        if (System.nanoTime() > endNs) {
          throw MeasurementFailedException.of(
              e, "kubernetes: the connection to pod %s was %s", pod, e.getMessage());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new MeasurementFailedException("interrupted", e);
      }
      pause();
    }
  }

  private Answer attempt(String pod, String container, List<String> command)
      throws IOException, InterruptedException {
    String key = pod + "/" + container;
    ShellSession session = sessions.computeIfAbsent(key, k -> open(pod, container));
    try {
      return session.run(command);
    } catch (IOException e) {
      sessions.remove(key, session);
      session.close();
      throw e;
    } catch (KubernetesClientException e) { // it was closed while the command was sent
      sessions.remove(key, session);
      throw new IOException("lost: " + e.getMessage(), e);
    }
  }

  private ShellSession open(String pod, String container) {
    ShellOutput out = new ShellOutput();
    ShellOutput err = new ShellOutput();
    ExecWatch watch =
        client
            .pods()
            .inNamespace(namespace)
            .withName(pod)
            .inContainer(container)
            .redirectingInput()
            .writingOutput(out)
            .writingError(err)
            .exec("sh");
    watch
        .exitCode()
        .whenComplete(
            (exit, failure) -> {
              out.end();
              err.end();
            });
    return new ShellSession(watch.getInput(), out, err, watch::close);
  }

  /** Whether the API server or the way to it is at fault, not the question. */
  private static boolean isPassing(KubernetesClientException e) {
    return e.getCode() == 0 || e.getCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasurementFailedException("interrupted", e);
    }
  }

  @Override
  public void close() {
    for (ShellSession session : List.copyOf(sessions.values())) {
      try {
        session.close();
      } catch (IOException alreadyGone) {
        // The shell ends with its pod.
      }
    }
    sessions.clear();
  }
}
