package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.function.Supplier;
import org.hookbench.experiment.console.MeasurementFailedException;

/** Failures of the Kubernetes API as a user can act on them. */
final class ClusterFailure {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private ClusterFailure() {}

  static MeasurementFailedException of(String what, KubernetesClientException e) {
    return new MeasurementFailedException("kubernetes: " + what + ": " + reason(e), e);
  }

  static String reason(KubernetesClientException e) {
    return switch (e.getCode()) {
      case UNAUTHORIZED ->
          "the credentials are no longer accepted (401, an expired token?); log in again, then go on"
              + " with --resume";
      case FORBIDDEN ->
          "not allowed (403): "
              + e.getMessage()
              + "; macro/kubernetes/rbac.yaml has the rights that are needed";
      default -> String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
    };
  }

  /** Does something; a failure says what. */
  static <T> T call(String what, Supplier<T> action) {
    try {
      return action.get();
    } catch (KubernetesClientException e) {
      throw of(what, e);
    }
  }
}
