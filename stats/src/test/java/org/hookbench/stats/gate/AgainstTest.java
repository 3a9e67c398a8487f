// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new hook beside stored results of an older one, which cost 40 us. */
class AgainstTest {
  private static final int MINUTES = 60;

  @TempDir private Path folder;

  private MeasuredDirectory session(String name, int number, double effectUs) {
    return MeasuredDirectory.open(
        MadeUpDirectory.in(folder)
            .name(name)
            .arms("none", "scan")
            .requests(600)
            .blocks(6)
            .startedAfterSeconds(number * MINUTES)
            .macro("hello", Map.of("scan", effectUs))
            .write());
  }

  private List<MeasuredDirectory> stored(double... effectsUs) {
    return IntStream.range(0, effectsUs.length)
        .mapToObj(i -> session("old-" + i, i, effectsUs[i]))
        .toList();
  }

  private GateLine line(String budget, MeasuredDirectory now, List<MeasuredDirectory> stored) {
    Gate gate =
        new GateRule(Budget.parse(budget), Stored.of(stored))
            .judge(Analyzer.analyze(List.of(now)).compared());
    assertThat(gate.lines()).hasSize(1);
    return gate.lines().get(0);
  }

  @Test
  void theBudgetIsForWhatIsAddedBeyondTheStored() {
    List<MeasuredDirectory> stored = stored(40, 41, 39, 40);

    GateLine same = line("request: 20us", session("same", 9, 40), stored);
    GateLine dearer = line("request: 20us", session("dearer", 9, 140), stored);

    assertThat(same.answer()).isEqualTo(Answer.WITHIN);
    assertThat(dearer.answer()).isEqualTo(Answer.EXCEEDS);
    assertThat(GateText.line(dearer)).contains("request of scan against 4 stored results");
  }

  @Test
  void sessionsThatDifferByMoreThanTheBudgetDecideNothing() {
    GateLine line = line("request: 20us", session("new", 9, 40), stored(10, 70, 40));

    assertThat(line.answer()).isEqualTo(Answer.UNDECIDED);
  }

  @Test
  void oneStoredResultDecidesNothing() {
    GateLine line = line("request: 1s", session("new", 9, 40), stored(40));

    assertThat(line.answer()).isEqualTo(Answer.UNDECIDED);
    assertThat(line.reason()).contains("one stored result does not tell how much sessions differ");
  }

  @Test
  void anotherMachineDecidesNothing() throws Exception {
    MeasuredDirectory now = session("new", 9, 40);
    Path provenance = now.path().resolve("provenance.json");
    Files.writeString(
        provenance, Files.readString(provenance).replaceAll("\"cpus\" *: *\\d+", "\"cpus\": 999"));
    Files.deleteIfExists(now.path().resolve("SHA256SUMS"));

    GateLine line = line("request: 1s", MeasuredDirectory.open(now.path()), stored(40, 41));

    assertThat(line.answer()).isEqualTo(Answer.UNDECIDED);
    assertThat(line.reason()).contains("are of another machine").contains("999 CPUs");
  }

  @Test
  void aCopyIsNoSession() {
    MeasuredDirectory one = session("a", 1, 40);

    assertThatThrownBy(() -> Stored.of(List.of(one, session("b", 1, 40))))
        .hasMessageContaining("a copy is no session");
  }

  @Test
  void anotherExperimentIsRefused() {
    MeasuredDirectory calls =
        MeasuredDirectory.open(
            MadeUpDirectory.in(folder)
                .arms("none", "scan")
                .requests(300)
                .macro("other", Map.of("scan", 1.0))
                .write());

    assertThatThrownBy(() -> line("request: 1s", session("new", 9, 40), List.of(calls)))
        .hasMessageContaining("no stored result compares with none in hello");
  }
}
