// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v1.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v1.HorizontalPodAutoscalerBuilder;
import java.util.Map;
import org.hookbench.experiment.Autoscale;

/** An arm whose pods Kubernetes adds and removes, made from the pod that it would have alone. */
record Scaled(Pod pod, Map<String, String> selector, Autoscale asked) {

  /** Pods of a deployment are always restarted, and live as long as it does. */
  Deployment deployment() {
    return new DeploymentBuilder()
        .withMetadata(meta())
        .withNewSpec()
        .withReplicas(asked.min())
        .withNewSelector()
        .withMatchLabels(selector)
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(pod.getMetadata().getLabels())
        .withAnnotations(pod.getMetadata().getAnnotations())
        .endMetadata()
        .withNewSpecLike(pod.getSpec())
        .withRestartPolicy("Always")
        .withActiveDeadlineSeconds(null)
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  /** In version 1 of its API, which has all that is asked and which every Kubernetes serves. */
  HorizontalPodAutoscaler autoscaler() {
    return new HorizontalPodAutoscalerBuilder()
        .withMetadata(meta())
        .withNewSpec()
        .withNewScaleTargetRef("apps/v1", "Deployment", pod.getMetadata().getName())
        .withMinReplicas(asked.min())
        .withMaxReplicas(asked.max())
        .withTargetCPUUtilizationPercentage(asked.cpuPercent())
        .endSpec()
        .build();
  }

  private ObjectMeta meta() {
    return new ObjectMetaBuilder()
        .withName(pod.getMetadata().getName())
        .withLabels(pod.getMetadata().getLabels())
        .build();
  }
}
