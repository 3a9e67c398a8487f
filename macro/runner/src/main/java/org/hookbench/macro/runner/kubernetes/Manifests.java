// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.experiment.Pods;
import org.hookbench.macro.runner.container.ArmContainer;

/** What is sent to Kubernetes for one trial; podman plays the same pods. */
public final class Manifests {
  static final String ROLE = "hookbench.role";
  static final String ARM = "hookbench.arm";
  private static final Pattern PADDING = Pattern.compile("x{64,}");
  private static final long LONGEST_SECONDS = 7_200;
  private final PodOptions options;
  private final Containers containers;

  public Manifests(PodOptions options) {
    this.options = options;
    this.containers = new Containers(options);
  }

  /**
   * One pod with all arms and the load generator: they meet on localhost.
   *
   * @param witness whether a neighbour container shall look at the processes
   */
  public Pod onePod(List<ArmContainer> arms, Placing placing, boolean witness) {
    List<Container> all =
        new ArrayList<>(arms.stream().map(containers::arm).collect(Collectors.toList()));
    all.add(containers.load());
    if (witness) {
      all.add(containers.witness(arms));
    }
    return pod("pod", Map.of(ROLE, "pod"), spec(arms, all, true, placing));
  }

  /** A pod with one arm, or with one copy of it. */
  Pod armPod(ArmContainer arm, Placing placing) {
    List<Container> all = List.of(containers.arm(arm), containers.witness(List.of(arm)));
    return pod(armName(arm), armLabels(arm), spec(List.of(arm), all, false, placing));
  }

  /** The address of an arm in the cluster: the cluster gives each connection to one of its pods. */
  Service service(ArmContainer arm) {
    return new ServiceBuilder()
        .withMetadata(meta(armName(arm), Map.of(ROLE, "arm")))
        .withNewSpec()
        .withSelector(selector(arm))
        .addNewPort()
        .withName("http")
        .withPort(arm.port())
        .withNewTargetPort(arm.port())
        .endPort()
        .endSpec()
        .build();
  }

  /** Load generators, each once; what failed is not tried again here. */
  Job loadJob(int generators, Placing placing) {
    return new JobBuilder()
        .withMetadata(meta("load", Map.of(ROLE, "load")))
        .withNewSpec()
        .withCompletions(generators)
        .withParallelism(generators)
        .withCompletionMode("Indexed")
        .withBackoffLimit(0)
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels(Map.of(ROLE, "load")))
        .withAnnotations(annotations())
        .endMetadata()
        .withSpec(spec(List.of(), List.of(containers.load()), true, placing))
        .endTemplate()
        .endSpec()
        .build();
  }

  private Pod pod(String name, Map<String, String> more, PodSpec spec) {
    return new PodBuilder()
        .withMetadata(meta(name, more))
        .editMetadata()
        .withAnnotations(annotations())
        .endMetadata()
        .withSpec(spec)
        .build();
  }

  private PodSpec spec(
      List<ArmContainer> arms, List<Container> all, boolean load, Placing placing) {
    Pods pods = options.pods();
    List<Container> bringers =
        arms.stream()
            .filter(arm -> options.timed() || !arm.files().isEmpty())
            .map(containers::bringer)
            .toList();
    return new PodSpecBuilder()
        .withRestartPolicy(options.restarts() && !arms.isEmpty() ? "Always" : "Never")
        .withAutomountServiceAccountToken(false)
        .withShareProcessNamespace(!arms.isEmpty())
        .withTerminationGracePeriodSeconds(0L)
        .withActiveDeadlineSeconds(LONGEST_SECONDS)
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withFsGroup((long) options.user().gid())
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .withAffinity(placing.affinity().orElse(null))
        .withImagePullSecrets(pullSecrets())
        .withNodeSelector(pods.nodeSelector())
        .withTolerations(pods.tolerations().stream().map(Manifests::toleration).toList())
        .withServiceAccountName(pods.serviceAccount())
        .withPriorityClassName(pods.priorityClass())
        .withRuntimeClassName(pods.runtimeClass())
        .withInitContainers(bringers)
        .withContainers(all)
        .withVolumes(new Volumes(options).of(arms, load))
        .build();
  }

  private List<LocalObjectReference> pullSecrets() {
    return Stream.ofNullable(options.pods().pullSecret()).map(LocalObjectReference::new).toList();
  }

  /** Of a taint as kubectl writes it: KEY=VALUE:EFFECT, of which value and effect may be absent. */
  private static Toleration toleration(String taint) {
    String[] parts = taint.split(":");
    String[] pair = parts[0].split("=", 2);
    return new TolerationBuilder()
        .withKey(pair[0])
        .withOperator(pair.length > 1 ? "Equal" : "Exists")
        .withValue(pair.length > 1 ? pair[1] : null)
        .withEffect(parts.length > 1 ? parts[1] : null)
        .build();
  }

  private ObjectMeta meta(String name, Map<String, String> more) {
    return new ObjectMetaBuilder().withName(name(name)).withLabels(labels(more)).build();
  }

  /** Null where there are none, so that they are not sent. */
  private Map<String, String> annotations() {
    Map<String, String> annotations = options.pods().annotations();
    return annotations.isEmpty() ? null : annotations;
  }

  boolean timed() {
    return options.timed();
  }

  /** Full name of a thing of this trial. */
  String name(String thing) {
    return KubernetesNames.of(options.name() + "-" + thing);
  }

  static String armName(ArmContainer arm) {
    return "arm-" + KubernetesNames.of(arm.name());
  }

  Map<String, String> labels(Map<String, String> more) {
    Map<String, String> labels = new TreeMap<>(options.labels());
    labels.putAll(more);
    return labels;
  }

  static Map<String, String> armLabels(ArmContainer arm) {
    return Map.of(ROLE, "arm", ARM, KubernetesNames.label(arm.label()));
  }

  private Map<String, String> selector(ArmContainer arm) {
    return oursAnd(armLabels(arm));
  }

  /** By which all arms of this trial are found. */
  Map<String, String> labelsOfArms() {
    return oursAnd(Map.of(ROLE, "arm"));
  }

  /** By which all load generators of this trial are found. */
  Map<String, String> labelsOfLoad() {
    return oursAnd(Map.of(ROLE, "load"));
  }

  private Map<String, String> oursAnd(Map<String, String> more) {
    Map<String, String> labels = ours();
    labels.putAll(more);
    return labels;
  }

  /** Labels that no other trial has. */
  Map<String, String> ours() {
    Map<String, String> ours = new TreeMap<>(options.labels());
    ours.keySet().removeIf(key -> !key.startsWith("hookbench."));
    return ours;
  }

  /** The same with the padding of the environment cut short. */
  public static String forReading(List<? extends HasMetadata> things) {
    return PADDING.matcher(yaml(things)).replaceAll("xxx... (padding: all arms get as many bytes)");
  }

  /** As one YAML text, in the order given. */
  public static String yaml(List<? extends HasMetadata> things) {
    return things.stream()
        .map(Serialization::asYaml)
        .map(yaml -> yaml.startsWith("---") ? yaml : "---\n" + yaml)
        .collect(Collectors.joining());
  }
}
