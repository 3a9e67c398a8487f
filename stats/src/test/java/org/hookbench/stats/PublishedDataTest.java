// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hookbench.stats.oracle.Oracle.near;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.Margin;
import org.hookbench.experiment.json.Json;
import org.hookbench.stats.analysis.ArmSummary;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.RequestLevel;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.compare.ArmSamples;
import org.hookbench.stats.compare.Comparer;
import org.hookbench.stats.compare.Input;
import org.hookbench.stats.compare.Settings;
import org.hookbench.stats.compare.TrialSamples;
import org.hookbench.stats.estimate.Pairing;
import org.hookbench.stats.read.ForeignReader;
import org.hookbench.stats.read.ForeignSamples;
import org.hookbench.stats.read.ReadSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden values of the source benchmark's own data, which is not part of this project. */
class PublishedDataTest {
  private static final double NINE_DIGITS = 5e-10;

  private static Path data() {
    String given = System.getenv("HOOKBENCH_PUBLISHED_DATA");
    Path home = Path.of(System.getProperty("hookbench.home", "..")).toAbsolutePath().normalize();
    Stream<Path> places =
        Stream.of("../shared/data/published", "../../shared/data/published").map(home::resolve);
    return (given == null ? places : Stream.of(Path.of(given)))
        .filter(p -> Files.exists(p.resolve("golden.json")))
        .findFirst()
        .orElse(null);
  }

  private static ArmSamples arm(Path file, String name) {
    ForeignSamples read =
        ForeignReader.read(file, new ReadSpec(null, null, null, null, name, 4_000));
    return new ArmSamples(
        name,
        List.of(new TrialSamples(file.toString(), 1, read.trials().get(0), read.outOfOrder())));
  }

  private static void matches(double actual, JsonNode expected) {
    assertThat(actual).isCloseTo(expected.asDouble(), near(expected.asDouble(), NINE_DIGITS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker", "eks-pod"})
  void everyValueMatchesTheGoldenFile(String condition) throws IOException {
    Path data = data();
    assumeTrue(
        data != null, "published data not found; set HOOKBENCH_PUBLISHED_DATA to its folder");
    // Python writes an infinity where its log10 p underflowed; JSON has none.
    String text = Files.readString(data.resolve("golden.json")).replace("-Infinity", "-999");
    JsonNode golden = Json.mapper().readTree(text).path(condition);
    ArmSamples base = arm(data.resolve(condition + "-without-hook.csv"), "baseline");
    ArmSamples hook = arm(data.resolve(condition + "-with-hook.csv"), "treatment");
    Comparison c =
        new Comparer(new Settings(Margin.MACRO_DEFAULT, 0.95, 42))
            .compare(new Input(null, null, Unit.MS, Pairing.NONE, base, hook));
    summaryMatches(base, golden.path("base"));
    summaryMatches(hook, golden.path("hook"));
    testsMatch(c.requestLevel(), golden);
    assertThat(c.hodgesLehmann().estimate())
        .isCloseTo(golden.path("hodges_lehmann_shift").asDouble(), within(2e-13));
    assertThat(c.verdict().value()).isEqualTo(Verdict.Value.INCONCLUSIVE);
    assertThat(c.warnings())
        .extracting("code")
        .contains("single-trial-per-arm", "strong-autocorrelation", "request-level-false-positives")
        .matches(codes -> codes.contains("mean-and-median-disagree") == condition.equals("eks-pod"))
        .matches(codes -> codes.contains("rows-out-of-time-order") == condition.equals("docker"));
  }

  private static void summaryMatches(ArmSamples arm, JsonNode golden) {
    ArmSummary summary = Comparer.summarize(null, null, Unit.MS, arm);
    assertThat(summary.n()).isEqualTo(46_000);
    matches(summary.mean(), golden.path("mean"));
    matches(summary.sd(), golden.path("sd"));
    matches(summary.median(), golden.path("median"));
  }

  private static void testsMatch(RequestLevel tests, JsonNode golden) {
    matches(tests.kruskalWallis().h(), golden.path("kw").path("H"));
    matches(tests.kruskalWallis().epsilonSquared(), golden.path("kw").path("epsilon2"));
    if (golden.path("kw").path("log10p").asDouble() > -300) {
      matches(tests.kruskalWallis().log10p(), golden.path("kw").path("log10p"));
    }
    assertThat(tests.kruskalWallis().log10p()).isFinite();
    matches(tests.mannWhitney().u(), golden.path("U_hook"));
    matches(tests.studentT().t(), golden.path("t"));
    assertThat(tests.studentT().p())
        .isCloseTo(golden.path("t_p").asDouble(), near(golden.path("t_p").asDouble(), 1e-8));
    matches(tests.welchT().t(), golden.path("welch_t"));
    matches(tests.welchT().df(), golden.path("welch_df"));
    matches(tests.kolmogorovSmirnov().d(), golden.path("ks_D"));
    matches(tests.cliffsDelta(), golden.path("cliffs_delta"));
  }
}
