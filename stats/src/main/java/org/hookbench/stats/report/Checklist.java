// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import java.util.List;
import org.hookbench.stats.analysis.Check;
import org.hookbench.stats.compare.Findings;

/**
 * A list of demands, answered.
 *
 * @param source who demands it
 */
public record Checklist(String title, String source, List<Check> checks) {

  /** All of ours. */
  public static List<Checklist> of(Findings findings) {
    FileEvidence evidence = new FileEvidence(findings);
    return List.of(
        TenRecommendations.answer(evidence),
        EightPrinciples.answer(evidence),
        BenchmarkingStandard.answer(evidence));
  }

  /** The same findings, with the ten recommendations answered in their analysis. */
  public static Findings recommending(Findings findings) {
    List<Check> answers = TenRecommendations.answer(new FileEvidence(findings)).checks();
    return new Findings(
        findings.directories(),
        findings.analysis().answering(answers),
        findings.compared(),
        findings.series(),
        findings.saturations(),
        findings.profiles());
  }
}
