// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Failures;
import org.hookbench.stats.analysis.Failures.Share;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Outcomes;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.analysis.Verdict.Value;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest figure of a card is the one that its verdict is about. */
class FirstScreenTest {
  @TempDir Path work;

  private String card(Value value, boolean failing) {
    Path directory =
        MadeUpDirectory.in(work)
            .name(value.name().toLowerCase(Locale.ROOT))
            .arms("none", "scan")
            .requests(1_000)
            .macro("hello", Map.of("scan", 60.0))
            .write();
    Findings findings = Analyzer.analyze(List.of(MeasuredDirectory.open(directory)));
    ComparedArms compared = findings.compared().get(0);
    Comparison c = compared.comparison();
    Outcomes own = c.outcomes();
    Failures failures =
        new Failures(
            new Share(0, 1_000),
            new Share(failing ? 250 : 0, 1_000),
            own.failures().difference(),
            failing,
            0.001,
            failing);
    List<Outcome> figures =
        own.figures().stream().map(o -> o.judged(o.value(), o == own.figures().get(2))).toList();
    Comparison judged =
        c.in(c.family(), own.judged(failures, figures), new Verdict(value, 0.003, "because"));
    return VerdictSection.of(
            new Findings(
                findings.directories(),
                findings.analysis(),
                List.of(
                    new ComparedArms(
                        compared.directory(),
                        compared.scenario(),
                        judged,
                        compared.planned(),
                        compared.used(),
                        compared.baseline(),
                        compared.treatment())),
                findings.series(),
                List.of(),
                List.of()))
        .body()
        .markup();
  }

  @Test
  void ofAMixedVerdictItIsTheOutcomeFurthestBeyondItsMargin() {
    assertThat(card(Value.MIXED, false))
        .contains("in the 99th percentile</span>", "effect, interval and margin of p99");
    assertThat(card(Value.SLOWER, false)).doesNotContain("in the 99th percentile</span>");
  }

  @Test
  void ofAHookThatFailsItIsTheShareThatFailsAndNoChartOfTheSurvivors() {
    assertThat(card(Value.FAILS_MORE, true))
        .contains("25.00 %<small> of its requests fail</small>", "against 0.00 % of none")
        .doesNotContain("class=\"gauge\"");
  }
}
