// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Limits;
import org.hookbench.experiment.Pods;
import org.hookbench.macro.runner.container.ArmContainer;
import org.hookbench.macro.runner.container.ContainerPaths;
import org.hookbench.macro.runner.container.ContainerUser;

/** The containers of a pod, each without rights it does not need. */
final class Containers {
  static final String LOAD = "load";
  static final String WITNESS = "witness";
  private static final String IF_NOT_PRESENT = "IfNotPresent";

  /**
   * Of helpers: a quota wants to be told, a LimitRange would give them more. They reserve no CPU.
   */
  private static final ResourceRequirements LITTLE =
      new ResourceRequirementsBuilder()
          .addToRequests("cpu", new Quantity("0"))
          .addToRequests("memory", new Quantity("16Mi"))
          .addToLimits("cpu", new Quantity("500m"))
          .addToLimits("memory", new Quantity("64Mi"))
          .build();

  private final PodOptions options;

  Containers(PodOptions options) {
    this.options = options;
  }

  static String name(ArmContainer arm) {
    return "arm-" + KubernetesNames.of(arm.label());
  }

  /** The system under test. It names no port: podman would publish it on the host. */
  Container arm(ArmContainer arm) {
    var builder =
        base(name(arm), arm.image().name())
            .withEnv(variables(arm.variables()))
            .withReadinessProbe(probe(arm))
            .withVolumeMounts(
                mount(Volumes.tmp(name(arm)), "/tmp", false),
                mount(Volumes.telemetry(arm), ContainerPaths.TELEMETRY, false))
            .withEnvFrom(secrets())
            .withResources(resources(arm.limits()));
    if (!arm.command().isEmpty()) {
      builder.withArgs(arm.command());
    }
    if (!arm.files().isEmpty()) {
      builder.addToVolumeMounts(mount(Volumes.hook(arm), ContainerPaths.HOOKS, true));
    }
    return builder.build();
  }

  /** Copies the hooks and the agent of an arm, if any, into the pod before anything starts. */
  Container bringer(ArmContainer arm) {
    var bringer =
        base("hook-" + KubernetesNames.of(arm.label()), options.hooksImage()).withResources(LITTLE);
    if (arm.files().isEmpty()) {
      return bringer.withCommand("true").build();
    }
    List<String> copy = new ArrayList<>(List.of("cp"));
    arm.files().forEach(file -> copy.add("/hooks/" + ContainerPaths.name(file)));
    copy.add(ContainerPaths.HOOKS + "/");
    return bringer
        .withCommand(copy)
        .withVolumeMounts(mount(Volumes.hook(arm), ContainerPaths.HOOKS, false))
        .build();
  }

  /** Waits for its order, then makes the load. */
  Container load() {
    return base(LOAD, options.loadImage())
        .withCommand("/app/load-when-told")
        .withVolumeMounts(
            mount(Volumes.tmp(LOAD), "/tmp", false), mount(Volumes.OUT, ContainerPaths.OUT, false))
        .withNewResources()
        .withLimits(quantities(options.pods().loadLimits()))
        .endResources()
        .build();
  }

  /** Sleeps, and looks at its neighbours when asked. */
  Container witness(List<ArmContainer> arms) {
    var builder =
        base(WITNESS, options.hooksImage()).withCommand("sleep", "86400").withResources(LITTLE);
    for (ArmContainer arm : arms) {
      builder.addToVolumeMounts(mount(Volumes.telemetry(arm), telemetry(arm), false));
    }
    return builder.build();
  }

  /** Where the witness sees the counters of an arm. */
  static String telemetry(ArmContainer arm) {
    return ContainerPaths.TELEMETRY + "/" + KubernetesNames.of(arm.label());
  }

  private ContainerBuilder base(String name, String image) {
    return new ContainerBuilder()
        .withName(name)
        .withImage(image)
        .withImagePullPolicy(IF_NOT_PRESENT)
        .withSecurityContext(security(options.user()));
  }

  private static SecurityContext security(ContainerUser user) {
    return new SecurityContextBuilder()
        .withRunAsNonRoot(true)
        .withRunAsUser((long) user.uid())
        .withRunAsGroup((long) user.gid())
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .build();
  }

  private static Probe probe(ArmContainer arm) {
    ProbeBuilder probe =
        new ProbeBuilder().withPeriodSeconds(1).withTimeoutSeconds(2).withFailureThreshold(3);
    return arm.ready()
        .map(
            path ->
                probe.withNewHttpGet().withPath(path).withNewPort(arm.port()).endHttpGet().build())
        .orElseGet(() -> probe.withNewTcpSocket().withNewPort(arm.port()).endTcpSocket().build());
  }

  private static List<EnvVar> variables(Map<String, String> variables) {
    return variables.entrySet().stream()
        .map(e -> new EnvVarBuilder().withName(e.getKey()).withValue(e.getValue()).build())
        .toList();
  }

  private ResourceRequirements resources(Limits limits) {
    return new ResourceRequirementsBuilder()
        .withLimits(quantities(new Pods.Share(limits.cpus(), limits.memory())))
        .withRequests(quantities(options.pods().requests()))
        .build();
  }

  private static Map<String, Quantity> quantities(Pods.Share share) {
    Map<String, Quantity> quantities = new LinkedHashMap<>();
    if (share != null && share.cpus() != null) {
      quantities.put("cpu", new Quantity(Double.toString(share.cpus())));
    }
    if (share != null && share.memory() != null) {
      quantities.put("memory", new Quantity(Long.toString(share.memory().bytes())));
    }
    return quantities;
  }

  private List<EnvFromSource> secrets() {
    return options.pods().envSecrets().stream()
        .map(name -> new EnvFromSourceBuilder().withNewSecretRef(name, false).build())
        .toList();
  }

  private static VolumeMount mount(String volume, String path, boolean readOnly) {
    return new VolumeMountBuilder()
        .withName(volume)
        .withMountPath(path)
        .withReadOnly(readOnly ? Boolean.TRUE : null)
        .build();
  }
}
