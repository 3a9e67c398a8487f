// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class OverridesTest {
  private static final String FILE =
      """
      name: t
      sut: {app: hello}
      arms: [none, pass]
      load: {connections: 2, requests: 100}
      """;

  @TempDir Path work;

  private ExperimentFile read(String text, String... args) throws Exception {
    Overrides overrides = new Overrides();
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("o", spec(overrides)))
        .parseArgs(args);
    return ExperimentFile.read(Files.writeString(work.resolve("t.yaml"), text), overrides);
  }

  private static CommandLine.Model.CommandSpec spec(Overrides overrides) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(overrides);
  }

  @Test
  void changesArmsMarginAndAnyKey() throws Exception {
    Experiment changed =
        read(
                FILE,
                "--arms",
                "none,scan,null",
                "--margin=5us",
                "--set",
                "load.connections=8",
                "--set",
                "sut.env.MODE=fast",
                "--set",
                "design={blocks: 3}")
            .experiment();

    assertThat(changed.armsByLabel().keySet()).containsExactly("none", "scan", "null");
    assertThat(changed.analysis().margin()).hasToString("5us");
    assertThat(((Load.Closed) changed.load().get(0)).clients().connections()).isEqualTo(8);
    assertThat(changed.scenarios().get(0).deployed().env()).containsEntry("MODE", "fast");
    assertThat(changed.design().blocks()).isEqualTo(3);
  }

  @Test
  void theResultKeepsWhatWasMeasuredAndSaysWhatWasGiven() throws Exception {
    ExperimentFile changed = read(FILE, "--set", "load.connections=8");

    assertThat(changed.kept())
        .startsWith(
            "# " + work.resolve("t.yaml") + " with values from the command line: load.conn");
    assertThat(ExperimentFile.parse("kept", changed.kept()).experiment())
        .isEqualTo(changed.experiment());
    assertThat(read(FILE).kept()).isEqualTo(FILE);
  }

  @Test
  void theResultHasNoValueOfAHeaderThatWasGiven() throws Exception {
    assertThat(read(FILE, "--set", "load.headers.Authorization=geheim").kept())
        .doesNotContain("geheim");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "load.conections=8   | load: unknown key 'conections'; did you mean 'connections'?",
        "load.connections=x  | load.connections:",
        "load.connections    | --set: 'load.connections' has no value; write KEY=VALUE",
        "name.first=x        | --set name.first: stands below a value that has no keys",
        "arms.0=scan         | --set arms.0: the file has a list there; set the whole list",
        "load.connections={  | --set: '{' is not a YAML value",
        "load.rate=          | --set: 'load.rate=' has no value; write KEY=VALUE",
      })
  void isCheckedLikeTheFile(String set, String message) {
    assertThatThrownBy(() -> read(FILE, "--set", set))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  @Test
  void aKeyIsGivenOnce() {
    assertThatThrownBy(() -> read(FILE, "--margin", "5us", "--set", "analysis.margin=6us"))
        .hasMessageContaining("--set analysis.margin: is given twice");
  }

  @Test
  void aPlanThatIsThereIsNotChanged() {
    Overrides overrides = new Overrides();
    new CommandLine(spec(overrides)).parseArgs("--margin", "5us");

    assertThatThrownBy(() -> overrides.requireNone("--resume"))
        .hasMessageContaining("--resume: plan.json says what to measure");
    assertThatThrownBy(overrides::requireFile).hasMessageContaining("give the file too");
  }
}
