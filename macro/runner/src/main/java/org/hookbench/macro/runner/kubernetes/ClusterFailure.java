// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hookbench.experiment.console.MeasurementFailedException;

/** Failures of the Kubernetes API as a user can act on them. */
final class ClusterFailure {
  /** What the client library says when the reason is only in its causes. */
  private static final Pattern EMPTY_WORDS =
      Pattern.compile("An error has occurred[.]|null|Operation: .* failed[.]");

  /** Words of refusals that no right of the user changes. */
  private static final List<String> ADMISSION =
      List.of(
          "exceeded quota",
          "failed quota",
          "violates PodSecurity",
          "per Container is",
          "per Pod is",
          "admission webhook");

  private ClusterFailure() {}

  static MeasurementFailedException of(String what, KubernetesClientException e) {
    return new MeasurementFailedException("kubernetes: " + what + ": " + reason(e), e);
  }

  static String reason(KubernetesClientException e) {
    return switch (e.getCode()) {
      case HttpURLConnection.HTTP_UNAUTHORIZED ->
          "the credentials are no longer accepted (401, an expired token?); log in again, then go"
              + " on with --resume";
      case HttpURLConnection.HTTP_FORBIDDEN -> refusal(words(e));
      default -> words(e);
    };
  }

  private static String refusal(String words) {
    if (ADMISSION.stream().noneMatch(words::contains)) {
      return "not allowed (403): %s; macro/kubernetes/rbac.yaml has the rights that are needed"
          .formatted(words);
    }
    return "the namespace does not admit it (403): %s%s".formatted(words, admissionAdvice(words));
  }

  private static String admissionAdvice(String words) {
    if (words.contains("must specify")) {
      return "; sut.limits and environment.loadLimits set them, with cpus and memory";
    }
    return words.contains("quota")
        ? "; kubectl describe quota shows what is free"
        : "; use a namespace that admits it";
  }

  /** The words of the API server; without any, those of the causes. */
  private static String words(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus())
        .map(Status::getMessage)
        .filter(message -> !message.isBlank())
        .or(() -> Optional.of(causes(e)).filter(words -> !words.isEmpty()))
        .orElse("no reason is given");
  }

  /** What each cause says, the outermost first, each thing once. */
  private static String causes(Throwable failure) {
    Set<String> words = new LinkedHashSet<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String said = firstLine(cause);
      if (!EMPTY_WORDS.matcher(said).matches() && words.stream().noneMatch(w -> w.contains(said))) {
        words.add(said);
      }
    }
    return String.join(": ", words);
  }

  private static String firstLine(Throwable cause) {
    String said = String.valueOf(cause.getMessage()).lines().findFirst().orElse("null");
    return cause instanceof UnknownHostException ? "unknown host " + said : said;
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
