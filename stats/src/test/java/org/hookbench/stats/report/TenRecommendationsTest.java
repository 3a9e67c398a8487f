// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hookbench.stats.analysis.Check.Answer.CANNOT_TELL;
import static org.hookbench.stats.analysis.Check.Answer.NO;
import static org.hookbench.stats.analysis.Check.Answer.YES;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.stats.analysis.Check;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each of the ten is answered by what the files hold: once yes, once no or cannot tell. */
class TenRecommendationsTest {
  @TempDir Path work;
  private int made;

  private MadeUpDirectory directory(String name) {
    return MadeUpDirectory.in(work)
        .name(name + "-" + made++)
        .arms("none", "scan")
        .blocks(2)
        .requests(300)
        .pairs(200);
  }

  private MadeUpDirectory macro(String environment) {
    return directory("macro").environment(environment).macro("hello", Map.of("scan", 40.0));
  }

  private MadeUpDirectory micro() {
    return directory("micro").micro("zero", 1, Map.of("scan", 3.0));
  }

  private static Check check(int number, MadeUpDirectory... directories) {
    List<MeasuredDirectory> open =
        List.of(directories).stream().map(d -> MeasuredDirectory.open(d.write())).toList();
    return TenRecommendations.answer(new FileEvidence(Analyzer.analyze(open)))
        .checks()
        .get(number - 1);
  }

  private static void assertAnswer(Check check, Check.Answer answer, String evidence) {
    assertThat(check.answer()).as(check.toString()).isEqualTo(answer);
    assertThat(check.evidence()).contains(evidence);
  }

  @Test
  void samePod() {
    assertAnswer(check(1, macro("{kind: docker, placement: same-pod}")), YES, "docker, same-pod");
    assertAnswer(check(1, macro("{kind: docker}")), NO, "docker, same-node");
  }

  @Test
  void sameNode() {
    assertAnswer(check(2, macro("{kind: docker}")), YES, "docker, same-node");
    assertAnswer(
        check(2, macro("{kind: kubernetes, placement: different-nodes}")),
        NO,
        "kubernetes, different-nodes");
  }

  @Test
  void placementOfCallsAloneCannotBeTold() {
    assertAnswer(check(1, micro()), CANNOT_TELL, "no requests");
    assertAnswer(check(2, micro()), CANNOT_TELL, "no requests");
    assertAnswer(check(3, micro()), CANNOT_TELL, "no requests");
  }

  @Test
  void mesh() {
    String pod = "{kind: kubernetes, labels: ['sidecar.istio.io/inject=%s']}";
    assertAnswer(check(3, macro("{kind: docker}")), YES, "no cluster");
    assertAnswer(check(3, macro(pod.formatted(false))), YES, "sidecar.istio.io/inject=false");
    assertAnswer(check(3, macro(pod.formatted(true))), NO, "sidecar.istio.io/inject=true");
    assertAnswer(check(3, macro("{kind: kubernetes}")), CANNOT_TELL, "do not show");
    String both = "[" + pod.formatted(true) + ", " + pod.formatted(false) + "]";
    assertAnswer(check(3, macro(both)), YES, "with and without");
  }

  @Test
  void tenancy() {
    assertAnswer(check(4, macro("{}").virtualization("none")), YES, "not virtualised");
    assertAnswer(check(4, macro("{}")), CANNOT_TELL, "kvm");
    assertAnswer(check(4, macro("{}").edit(1, stolen(1.25))), NO, "1.25 s");
  }

  private static UnaryOperator<TrialRecord> stolen(double seconds) {
    return record -> {
      Map<String, Double> figures = new LinkedHashMap<>(record.figures().get("scan"));
      figures.put("steal_seconds", seconds);
      record.figures().put("scan", figures);
      return record;
    };
  }

  @Test
  void closeToTheHook() {
    assertAnswer(check(5, micro()), YES, "inside the process");
    assertAnswer(check(5, macro("{}")), NO, "only whole requests");
  }

  @Test
  void microOrMacro() {
    assertAnswer(check(6, micro()), YES, "marked: micro");
    assertAnswer(check(6, macro("{}")), YES, "marked: macro");
    assertAnswer(check(6, micro(), macro("{}")), YES, "micro and macro");
    assertAnswer(check(6, micro().blocks(1).edit(1, record -> null)), NO, "nothing was measured");
  }

  @Test
  void useOfTheFunction() {
    assertAnswer(check(7, macro("{}")), YES, "in 2 trials");
    assertAnswer(check(7, micro()), NO, "no trial counted");
  }

  @Test
  void limits() {
    assertAnswer(check(8, macro("{}")), YES, "every second");
    assertAnswer(check(8, macro("{}").withoutResources()), NO, "no resources.csv");
  }

  @Test
  void repetitions() {
    assertAnswer(check(9, micro().blocks(5)), YES, "at least 5 trials");
    assertAnswer(check(9, micro().blocks(2)), NO, "at least 2 trials");
  }

  @Test
  void severalEnvironments() {
    assertAnswer(check(10, macro("[{kind: process}, {kind: docker}]")), YES, "2: process, docker");
    assertAnswer(check(10, macro("{kind: docker}")), NO, "1: docker-same-node");
  }
}
