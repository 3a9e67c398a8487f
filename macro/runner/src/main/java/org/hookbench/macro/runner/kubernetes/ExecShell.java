package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hookbench.experiment.console.MeasurementFailedException;

/** By the exec call of the Kubernetes API. */
record ExecShell(KubernetesClient client, String namespace) implements PodShell {
  private static final long LONGEST_SECONDS = 60;

  @Override
  public Answer run(String pod, String container, List<String> command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (ExecWatch watch =
        client
            .pods()
            .inNamespace(namespace)
            .withName(pod)
            .inContainer(container)
            .writingOutput(out)
            .writingError(err)
            .exec(command.toArray(String[]::new))) {
      int exit = watch.exitCode().get(LONGEST_SECONDS, TimeUnit.SECONDS);
      return new Answer(exit, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    } catch (KubernetesClientException e) {
      throw ClusterFailure.of("a command in pod " + pod + " failed", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new MeasurementFailedException(
          "kubernetes: a command in pod " + pod + " gave no result: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasurementFailedException("interrupted", e);
    }
  }
}
