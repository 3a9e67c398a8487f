// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeListBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Environment;
import org.hookbench.macro.runner.deploy.RunnerIdentity;
import org.hookbench.macro.runner.finding.Finding;
import org.hookbench.macro.runner.finding.Finding.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the mock API server: a cluster in order, and each thing that can be out of order. */
@EnableKubernetesMockClient(https = false)
class ClusterCheckTest {
  private static final String MINE =
      "%s/namespaces/hookbench/%s?labelSelector=hookbench.host%%3D" + KubernetesLabels.host();
  private static final Map<String, String> VERSION =
      Map.of("gitVersion", "v1.31.0", "major", "1", "minor", "31");
  private static final String PODS = MINE.formatted("/api/v1", "pods");
  private static final String METRICS = "/apis/metrics.k8s.io/v1beta1";
  KubernetesMockServer server;
  KubernetesClient client;
  private boolean autoscaled;

  @BeforeEach
  void forgetWhatTheMockSaysByItself() {
    server.clearExpectations();
  }

  private void answer(String path, int status, Object body) {
    server.expect().get().withPath(path).andReturn(status, body).always();
  }

  private void refuse(String path) {
    answer(path, 403, new StatusBuilder().withCode(403).withMessage("forbidden").build());
  }

  /** Its clock goes as ours does, but ahead. */
  private void clock(Duration ahead) {
    server
        .expect()
        .get()
        .withPath("/version")
        .andReply(new Dated(VERSION, () -> Instant.now().plus(ahead)))
        .always();
  }

  /** A cluster in order, but for what a test has said before: the first answer counts. */
  private List<Finding> findings(String... nodes) throws Exception {
    clock(Duration.ZERO);
    reviews("none");
    answer("/api/v1/namespaces/hookbench", 200, Map.of());
    nodes(node("a", "DiskPressure", "False"));
    answer(METRICS, 200, Map.of());
    none("/api/v1", "pods");
    none("/api/v1", "services");
    none("/apis/batch/v1", "jobs");
    none("/apis/apps/v1", "deployments");
    none("/apis/autoscaling/v1", "horizontalpodautoscalers");
    String placement = nodes.length > 1 ? "different-nodes" : "same-pod";
    String keys = "placement: %s, nodes: [%s]".formatted(placement, String.join(", ", nodes));
    return new ClusterCheck(client, Examples.environment(keys), autoscaled).find();
  }

  private void none(String api, String kinds) {
    answer(MINE.formatted(api, kinds), 200, Map.of("items", List.of()));
  }

  private void nodes(Node... nodes) {
    answer("/api/v1/nodes", 200, new NodeListBuilder().withItems(nodes).build());
  }

  private static void assertOnlyFault(
      List<Finding> findings, String code, Status status, String... message) {
    assertThat(findings)
        .filteredOn(f -> f.status() != Status.OK)
        .singleElement()
        .satisfies(f -> assertThat(f.code()).isEqualTo(code))
        .satisfies(f -> assertThat(f.status()).isEqualTo(status))
        .satisfies(f -> assertThat(f.message()).contains(message))
        .satisfies(f -> assertThat(f.action()).isNotBlank());
  }

  @Test
  void aClusterInOrderHasNothingToSay() throws Exception {
    assertThat(findings("a"))
        .extracting(f -> f.code() + " " + f.status())
        .containsExactly(
            "kubernetes OK",
            "kubernetes-namespace OK",
            "kubernetes-rights OK",
            "kubernetes-nodes OK",
            "kubernetes-metrics OK",
            "kubernetes-clock OK",
            "kubernetes-leftovers OK");
  }

  @Test
  void namesEachRightThatIsMissing() throws Exception {
    reviews("create pods/exec");
    assertOnlyFault(findings(), "kubernetes-rights", Status.WARN, "may not: create pods/exec");
  }

  @Test
  void namesANamespaceThatIsNotThere() throws Exception {
    answer("/api/v1/namespaces/hookbench", 404, new StatusBuilder().withCode(404).build());
    assertOnlyFault(findings(), "kubernetes-namespace", Status.FAIL, "no namespace hookbench");
  }

  @Test
  void aNamespaceThatMayNotBeReadIsNoted() throws Exception {
    refuse("/api/v1/namespaces/hookbench");
    assertOnlyFault(findings(), "kubernetes-namespace", Status.NOTE, "may not see");
  }

  @Test
  void namesNodesThatAreNotReadyOrUnderPressure() throws Exception {
    nodes(node("a", "DiskPressure", "True"), node("b", "Ready", "False"));
    assertOnlyFault(
        findings("a"), "kubernetes-nodes", Status.WARN, "a has DiskPressure", "b is not ready");
  }

  @Test
  void aNodeOfTheExperimentThatIsNotThereIsAFailure() throws Exception {
    assertOnlyFault(findings("a", "c"), "kubernetes-nodes", Status.FAIL, "c is not a node");
  }

  @Test
  void nodesThatMayNotBeReadAreNoted() throws Exception {
    refuse("/api/v1/nodes");
    assertOnlyFault(findings(), "kubernetes-nodes", Status.NOTE, "may not read nodes");
  }

  @Test
  void aClusterWithoutMetricsIsNotedAndUnfitForAnArmThatKubernetesScales() throws Exception {
    answer(METRICS, 404, new StatusBuilder().withCode(404).build());
    assertOnlyFault(findings(), "kubernetes-metrics", Status.NOTE, "no metrics API");
    autoscaled = true;
    assertOnlyFault(findings(), "kubernetes-metrics", Status.FAIL, "sut.autoscale needs it");
  }

  @Test
  void aClockThatIsOffIsWarnedOfWithItsBound() throws Exception {
    clock(Duration.ofHours(1));
    assertOnlyFault(findings(), "kubernetes-clock", Status.WARN, "+3", " ms ± ");
  }

  @Test
  void aServerThatShowsNoTimeIsNoted() throws Exception {
    answer("/version", 200, VERSION);
    assertOnlyFault(findings(), "kubernetes-clock", Status.NOTE, "shows no time");
  }

  @Test
  void namesWhatRunsThatAreGoneLeft() throws Exception {
    PodBuilder left = new PodBuilder().withNewMetadata().withName("old").endMetadata();
    left.editMetadata()
        .addToLabels("hookbench.runner", RunnerIdentity.mine().replaceFirst("-[0-9]+-", "-1-"))
        .endMetadata();
    answer(PODS, 200, new PodListBuilder().withItems(left.build()).build());
    assertOnlyFault(findings(), "kubernetes-leftovers", Status.WARN, "Pod old");
  }

  @Test
  void aClusterThatDoesNotAnswerIsTheOnlyFinding() throws Exception {
    answer("/version", 401, new StatusBuilder().withCode(401).withMessage("who?").build());
    assertOnlyFault(findings(), "kubernetes", Status.FAIL, "does not answer", "expired token");
  }

  @Test
  void aContextThatDoesNotExistIsTheOnlyFinding() {
    Environment.Kubernetes environment = Examples.environment("context: kind-kidn");
    assertOnlyFault(ClusterCheck.find(environment, false), "kubernetes", Status.FAIL, "kind-kidn");
  }

  @Test
  void saysWhichClusterAnswers() throws Exception {
    assertThat(findings().get(0).message())
        .contains(client.getMasterUrl().toString(), "namespace hookbench");
  }

  @Test
  void aClusterWithoutNodesCannotBeUsed() throws Exception {
    nodes();
    assertOnlyFault(findings(), "kubernetes-nodes", Status.FAIL, "no node is ready");
  }

  @Test
  void aNodeOfTheExperimentThatIsNotReadyIsAFailure() throws Exception {
    nodes(node("a", "Ready", "True"), node("b", "Ready", "False"));
    assertOnlyFault(findings("b"), "kubernetes-nodes", Status.FAIL, "b is not ready");
  }

  private void reviews(String refusedVerb) {
    server
        .expect()
        .post()
        .withPath("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews")
        .andReply(
            201,
            request -> {
              SelfSubjectAccessReview review =
                  Serialization.unmarshal(request.getUtf8Body(), SelfSubjectAccessReview.class);
              var asked = review.getSpec().getResourceAttributes();
              String what = asked.getVerb() + " " + asked.getResource();
              String whole =
                  asked.getSubresource() == null ? what : what + "/" + asked.getSubresource();
              return new SelfSubjectAccessReviewBuilder(review)
                  .withNewStatus()
                  .withAllowed(!whole.equals(refusedVerb))
                  .endStatus()
                  .build();
            })
        .always();
  }

  private static Node node(String name, String condition, String status) {
    return new NodeBuilder()
        .withMetadata(new ObjectMetaBuilder().withName(name).build())
        .withNewStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus(condition.equals("Ready") ? status : "True")
        .endCondition()
        .addNewCondition()
        .withType(condition)
        .withStatus(status)
        .endCondition()
        .endStatus()
        .build();
  }
}
