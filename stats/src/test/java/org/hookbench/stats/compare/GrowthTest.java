// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.plan.Addition;
import org.hookbench.experiment.plan.Looks;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.estimate.GroupSequential;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthTest {
  private static final Looks LOOKS = new Looks(TrialKind.MACRO, List.of(5, 10, 20));

  @TempDir private Path folder;

  private Path grown(int blocks, List<Looks> looks, Addition... added) {
    Path path =
        MadeUpDirectory.in(folder)
            .name("b" + blocks)
            .arms("none", "scan")
            .requests(300)
            .blocks(blocks)
            .macro("hello", Map.of("scan", 5.0))
            .write();
    ResultDirectory results = ResultDirectory.open(path);
    results.writePlan(results.plan().with(looks, List.of(added)));
    results.seal();
    return path;
  }

  private static ComparedArms compared(Path directory) {
    return Analyzer.analyze(List.of(MeasuredDirectory.open(directory))).compared().get(0);
  }

  private static double level(Path directory) {
    return compared(directory).comparison().runLevel().effect().level();
  }

  private static Addition to(int blocks, boolean look) {
    return new Addition(Instant.EPOCH, TrialKind.MACRO, blocks, look);
  }

  @Test
  void theLevelOfALookIsThatOfTheBoundary() {
    double[] expected = GroupSequential.confidence(0.95, 0.25, 0.5, 1);

    assertThat(level(grown(5, List.of(LOOKS)))).isCloseTo(expected[0], within(1e-12));
  }

  @Test
  void theLastLookAlsoPaysForThoseBefore() {
    double[] expected = GroupSequential.confidence(0.95, 0.25, 0.5, 1);
    Path last = grown(20, List.of(LOOKS), to(10, true), to(20, true));

    assertThat(level(last)).isCloseTo(expected[2], within(1e-12)).isGreaterThan(0.95);
  }

  @Test
  void aResultThatIsLookedAtOnceKeepsItsLevel() {
    assertThat(level(grown(5, List.of()))).isEqualTo(0.95);
  }

  @Test
  void theReasonSaysWhichLookItIs() {
    Comparison c = compared(grown(10, List.of(LOOKS), to(10, true))).comparison();

    assertThat(c.verdict().reason()).contains("Look 2 of 3 (10 of at most 20 blocks)");
    assertThat(c.warnings()).extracting(Warning::code).doesNotContain(Growth.BY_HAND);
  }

  @Test
  void blocksAddedByHandAreSaid() {
    Comparison c = compared(grown(7, List.of(), to(7, false))).comparison();

    assertThat(c.warnings()).extracting(Warning::code).contains(Growth.BY_HAND);
  }

  @Test
  void anOpenResultGoesOnWhileThereIsAnotherLook() {
    assertThat(Growth.goesOn(compared(grown(5, List.of(LOOKS))))).isTrue();
    assertThat(Growth.goesOn(compared(grown(20, List.of(LOOKS))))).isFalse();
    assertThat(Growth.goesOn(compared(grown(6, List.of())))).isFalse();
  }
}
