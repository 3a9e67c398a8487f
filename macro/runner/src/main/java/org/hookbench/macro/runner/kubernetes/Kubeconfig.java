// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Utils;
import java.io.File;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.hookbench.experiment.console.UserError;

/** The kubectl configuration of this user. */
final class Kubeconfig {
  /** With waits of 0.1 s, 0.2 s, 0.4 s and so on, some 12 s: an API server restarts within that. */
  private static final int RETRIES = 7;

  private Kubeconfig() {}

  /** By the kubectl configuration of this user; null for the current context. */
  static KubernetesClient client(String context) {
    Config config = new ConfigBuilder(read(context)).withRequestRetryBackoffLimit(RETRIES).build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /**
   * Access to the cluster of a context. A context that does not exist is an error of the user: the
   * library would take the current one, which may be another cluster.
   *
   * @param context null for the current one
   */
  static Config read(String context) {
    requireFiles();
    Config config = Config.autoConfigure(context);
    if (context != null) {
      List<NamedContext> contexts = config.getContexts() == null ? List.of() : config.getContexts();
      requireContext(context, contexts.stream().map(NamedContext::getName).toList());
    }
    return config;
  }

  /** The name of the context that a configuration uses, as a message names it. */
  static String context(Config config) {
    return config.getCurrentContext() == null
        ? "no context"
        : "context " + config.getCurrentContext().getName();
  }

  private static void requireFiles() {
    String given = Utils.getSystemPropertyOrEnvVar(Config.KUBERNETES_KUBECONFIG_FILE);
    Collection<String> files = Config.getKubeconfigFilenames();
    if (given != null && files.stream().noneMatch(file -> new File(file).isFile())) {
      throw UserError.of(
          "KUBECONFIG=%s: there is no such file; set it to the path of a kubectl configuration, or"
              + " unset it for ~/.kube/config",
          given);
    }
  }

  private static void requireContext(String context, List<String> names) {
    if (!names.contains(context)) {
      throw UserError.of(
          "environment.context: %s does not exist; the kubectl configuration has %s",
          context,
          names.isEmpty()
              ? "no context"
              : names.stream().sorted().collect(Collectors.joining(", ")));
    }
  }
}
