// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioNamesTest {
  private static List<String> names(String rest) {
    String text = "name: t\narms: [none, pass]\n" + rest;
    return ExperimentFile.parse("x.yaml", text).experiment().scenarios().stream()
        .map(Scenario::name)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{connections: 1}, {connections: 2} | hello-process-c1 hello-process-c2",
        "{requests: 9}, {requests: 7} | hello-process-c1-requests9 hello-process-c1-requests7",
        "{rate: 5}, {rate: 5, keepAlive: false} | hello-process-open5-c1 hello-process-open5-c1-close",
        "{path: /a b}, {path: /c} | hello-process-c1-path_a_b hello-process-c1-path_c",
      })
  void scenariosOfOneNameSayTheKeysThatDiffer(String loads, String names) {
    assertThat(names("sut: {app: hello}\nload: [" + loads + "]")).containsExactly(names.split(" "));
  }

  @Test
  void aLongDifferenceIsCutAndStaysDistinct() {
    String path = "/" + "x".repeat(200);
    List<String> names =
        names("sut: {app: hello}\nload: [{path: " + path + "1}, {path: " + path + "2}]");

    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.length() < 160);
  }

  @Test
  void theSameScenarioTwiceIsRefused() {
    assertThatThrownBy(() -> names("sut: [{app: hello}, {app: hello}]"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is there twice, with the same sut, environment and load");
  }

  @Test
  void allNamesAreNamesOfFiles() {
    String text =
        "sut: [{image: 'a/b:c@d', port: 1}, {image: e, port: 2}]\nenvironment: {kind: docker}\n"
            + "load: [{path: '/x?y=z'}, {path: /}, {rate: 0.5}]";

    assertThat(names(text)).hasSize(6).allMatch(name -> name.matches("[A-Za-z0-9._-]+"));
    assertThat(Stream.of("/", "..").map(Names::label)).containsExactly("_", "..");
  }
}
