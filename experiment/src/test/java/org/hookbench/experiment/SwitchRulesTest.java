// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One process holds both arms: what the arms may differ in. */
class SwitchRulesTest {
  @TempDir Path folder;

  private Experiment read(String sut, String arms) throws Exception {
    String text = sut + "name: t\ndesign: {schedule: switch}\narms: " + arms + "\n";
    return ExperimentFile.read(Files.writeString(folder.resolve("t.yaml"), text)).experiment();
  }

  private Experiment hello(String arms) throws Exception {
    return read("sut: {app: hello}\n", arms);
  }

  @Test
  void nothingAndHooksAreHeldTogether() throws Exception {
    Experiment experiment = hello("[none, null, scan, 'delay:5us', {name: my, hook: v1/a.so}]");

    assertThat(experiment.schedule()).isEqualTo(Schedule.SWITCH);
    assertThat(experiment.design().renew()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "switch|[none, scan]|scan|must be one of several arms behind the first: [scan]",
        "switch|[none, scan, pass]|none|must be one of several arms behind the first: [scan, pass]",
        "duet|[none, scan, pass]|scan|is possible with schedule: switch only",
      })
  void aBaselineOfTheAnalysisIsOneOfSeveralHooks(
      String schedule, String arms, String baseline, String message) {
    String text =
        "name: t\nsut: {app: hello}\ndesign: {schedule: %s}\narms: %s\nanalysis: {baseline: %s}\n"
            .formatted(schedule, arms, baseline);
    assertThatThrownBy(() -> ExperimentFile.parse("t", text))
        .hasMessageContaining("analysis.baseline: ")
        .hasMessageContaining(message);
  }

  @Test
  void otherSchedulesRenewNothing() {
    assertThat(Design.DEFAULT.renew()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[scan, naive]|arm scan has {preload=[scan]}",
        "[none, {name: a, hook: scan, env: {A: b}}]|arm a has {env=[A]}",
        "[none, {name: a, hook: scan, jvm: [-Xint]}]|arm a has {jvm=[-Xint]}",
        "[none, {name: a, preload: [scan, pass]}]|arm a has {preload=[scan, pass]}",
        "[none, {name: a, hook: scan, setUp: [x]}]|arm a has {setUp=[x]}",
        "[{name: base, verify: [x]}, scan]|arm base has {verify=[x]}",
      })
  void whateverElseDiffersIsNamedTogetherWithTheDuet(String arms, String difference) {
    assertThatThrownBy(() -> hello(arms))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(difference, "write schedule: duet");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kind: kubernetes, placement: same-node, generators: 2}|environment.generators",
        "{kind: endpoints}|endpoints",
        "{kind: provider, command: [p]}|provider",
      })
  void anEnvironmentThatCannotTellTheArmsApartIsNamed(String environment, String word) {
    String sut =
        environment.contains("endpoints")
            ? "sut: {urls: [http://a, http://b]}\n"
            : "sut: {%s}\n".formatted(environment.contains("provider") ? "image: a" : "app: hello");
    String load = "load: {connections: 2, requests: 100}\n";
    assertThatThrownBy(
            () ->
                read(
                    sut + load + "environment: " + environment + "\n",
                    environment.contains("provider") ? "[none, none]" : "[none, scan]"))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(word, "write schedule: duet");
  }

  @Test
  void podsOfAClusterCanBeSwitched() throws Exception {
    assertThat(
            read("sut: {app: hello}\nenvironment: {kind: kubernetes}\n", "[none, scan]").schedule())
        .isEqualTo(Schedule.SWITCH);
  }

  @Test
  void withoutRequestsThereIsNothingToSwitch() {
    assertThatThrownBy(() -> read("micro: {}\n", "[none, scan]"))
        .hasMessageContaining("switch is about requests");
  }
}
