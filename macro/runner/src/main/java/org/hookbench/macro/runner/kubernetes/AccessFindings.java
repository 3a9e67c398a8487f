// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.macro.runner.finding.Finding;

/** Whether the namespace is there, and this user may do in it what a runner does. */
record AccessFindings(KubernetesClient client, String namespace) {

  List<Finding> find() {
    List<Finding> findings = new ArrayList<>();
    findings.add(namespaceFinding());
    findings.add(rights());
    return findings;
  }

  private Finding namespaceFinding() {
    String code = "kubernetes-namespace";
    try {
      return client.namespaces().withName(namespace).get() != null
          ? Finding.ok(code, "namespace " + namespace + " is there")
          : Finding.fail(
              code,
              "there is no namespace " + namespace,
              "kubectl create namespace " + namespace + ", or give environment.namespace");
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw e;
      }
      return Finding.note(
          code,
          "this user may not see whether namespace " + namespace + " is there",
          "kubectl get namespace " + namespace + " as somebody who may");
    }
  }

  private Finding rights() {
    List<String> missing = new ArrayList<>();
    int asked = 0;
    for (RunnerRole.Rule rule : RunnerRole.RULES) {
      for (String verb : rule.verbs()) {
        asked++;
        if (!isAllowed(rule, verb)) {
          missing.add(verb + " " + rule.resource());
        }
      }
    }
    return missing.isEmpty()
        ? Finding.ok("kubernetes-rights", "this user has all " + asked + " rights a runner needs")
        : Finding.warn(
            "kubernetes-rights",
            "this user may not: " + String.join(", ", missing),
            "kubectl apply -f macro/kubernetes/rbac.yaml, and bind the role to this user");
  }

  private boolean isAllowed(RunnerRole.Rule rule, String verb) {
    SelfSubjectAccessReview question =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withNamespace(namespace)
            .withGroup(rule.group())
            .withResource(rule.main())
            .withSubresource(rule.sub())
            .withVerb(verb)
            .endResourceAttributes()
            .endSpec()
            .build();
    var answer = client.authorization().v1().selfSubjectAccessReview().create(question);
    return answer.getStatus() != null && Boolean.TRUE.equals(answer.getStatus().getAllowed());
  }
}
