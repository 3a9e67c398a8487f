// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts that measure until it is decided, with a java that is undecided once. */
class GrowingScriptsTest {
  private static final String UNDECIDED_ONCE =
      """
      for given; do case $given in *.yaml) grep '^arms: ' "$given" >>arms ;; esac; done
      case "$*" in
        *call:*--kinds*) echo micro; echo macro ;;
        *--kinds*) echo macro; [ ! -e queues ] || echo queues ;;
        *--until-decided*made*) [ -e looked ] || { touch looked; echo early; exit 5; }; echo late; exit $(cat status) ;;
        *) echo "some line"; echo "made here" ;;
      esac\
      """;

  @TempDir Path folder;

  private PlayedJava.Outcome run(int status, String script, String... arguments) throws Exception {
    Files.writeString(folder.resolve("status"), Integer.toString(status));
    return new PlayedJava(folder, UNDECIDED_ONCE).run(script, arguments);
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("a file.yaml"), text).toString();
  }

  @Test
  void blocksAreAddedToTheDirectoryUntilAnAnswerIsThere() throws Exception {
    PlayedJava.Outcome grown =
        run(0, "until-decided", "m.jar", file("name: x"), "--until-decided", "--json");

    assertThat(grown.status()).isZero();
    assertThat(grown.out()).isEqualTo("late\n");
    assertThat(grown.err()).contains("not decided yet");
    assertThat(grown.calls()).hasSize(4);
    assertThat(grown.call(0)).contains("run", "--until-decided").doesNotContain("--json");
    assertThat(grown.call(1)).contains("analyze", "--json", "made here");
    assertThat(grown.call(2)).containsExactly("-jar", "m.jar", "run", "--extend", "made here");
  }

  @Test
  void whatTheMeasurementNeedsAgainIsGivenAgain() throws Exception {
    String file = file("load: {headers: {Authorization: secret}}");

    PlayedJava.Outcome grown =
        run(
            2,
            "until-decided",
            "m.jar",
            file,
            "--ready-timeout",
            "90s",
            "--until-decided",
            "--quiet");

    assertThat(grown.status()).isEqualTo(2);
    assertThat(grown.err()).isEmpty();
    assertThat(grown.call(2))
        .endsWith("--extend", "made here", "--ready-timeout", "90s", "--quiet", file);
  }

  @Test
  void aGateGivesItsExperimentAgainAndKeepsItsStatus() throws Exception {
    PlayedJava.Outcome gate =
        run(3, "gate", "--hook", "scan", "--budget=request: 5us", "--quiet", "--max-blocks", "9");

    assertThat(gate.status()).isEqualTo(3);
    assertThat(gate.calls()).hasSize(6);
    List<String> extended = gate.call(3);
    assertThat(extended.subList(4, extended.size()))
        .containsExactly("--extend", "made here", "--quiet");
    assertThat(extended.get(3)).isEqualTo(gate.call(1).get(3)).endsWith("/macro.yaml");
    assertThat(gate.call(1)).contains("--until-decided", "--max-blocks", "9", "--quiet");
  }

  @Test
  void aGateOfRequestsThatQueueIsADuet() throws Exception {
    Files.createFile(folder.resolve("queues"));
    PlayedJava.Outcome gate = run(0, "gate", "--hook", "scan", "--budget=request: 5us");

    assertThat(gate.err()).contains("schedule duet").contains("would wait behind each other");
    assertThat(run(0, "gate", "--hook=scan", "--budget=request: 5us", "--schedule=switch").err())
        .contains("schedule switch");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "duet   | pass | [{old}, {new}, {old-2}]",
        "switch | pass | [none, {old}, {new}, 'null']",
        "duet   | none | [\"none\", \"delay:2ms\", \"none\"]"
      },
      quoteCharacter = '`')
  void callsAndRequestsHaveTheSameArms(String schedule, String baseline, String server)
      throws Exception {
    run(
        0,
        "gate",
        "--hook=delay:2ms",
        "--baseline",
        baseline,
        "--schedule",
        schedule,
        "--budget=call: 1ns, request: 5us");

    String arms =
        Files.readString(folder.resolve("arms")).replaceAll("name: ([^,]*), hook: [^}]*", "$1");
    assertThat(arms.lines().distinct()).hasSize(2).contains("arms: " + server);
    assertThat(arms)
        .contains(
            baseline.equals("none")
                ? "arms: [\"none\", \"delay:2ms\"]\n"
                : "arms: [{old}, {new}]\n");
  }

  @Test
  void besideStoredResultsAGateLooksOnce() throws Exception {
    String stored = Files.createDirectory(folder.resolve("stored")).toString();
    PlayedJava.Outcome gate =
        run(0, "gate", "--hook", "scan", "--budget=request: 5us", "--against", stored);

    assertThat(gate.call(1))
        .contains("--blocks", "20", "--within", "10min")
        .doesNotContain("--until-decided");
    assertThat(gate.call(2)).contains("--against", stored);
    assertThat(
            run(
                    0,
                    "gate",
                    "--hook=scan",
                    "--budget=call: 1ns",
                    "--against",
                    "no",
                    "--baseline",
                    "null")
                .err())
        .contains("--against: is in place of --baseline");
    assertThat(run(0, "gate", "--hook=scan", "--budget=call: 1ns", "--against", "no").err())
        .contains("no: there is no such folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help"})
  void aCalibrationIsAskedWhatItDoesWhereverTheOptionIs(String option) throws Exception {
    PlayedJava.Outcome help = run(0, "calibrate", "--forks", "3", option);

    assertThat(help.calls()).hasSize(1);
    assertThat(help.call(0)).endsWith("calibrate", "--forks", "3", option);
  }
}
