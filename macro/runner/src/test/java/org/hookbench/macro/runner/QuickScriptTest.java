// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Schedule;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.file.Overrides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** scripts/quick with a java that writes its arguments down. */
class QuickScriptTest {
  private static final Path HOME = Path.of(System.getProperty("hookbench.home"));
  @TempDir Path folder;

  private PlayedJava.Outcome quick(String... arguments) throws Exception {
    return new PlayedJava(folder, "echo made").run("quick", arguments);
  }

  /** The experiment that macro reads, its options as given. */
  private static Experiment experiment(List<String> macro) {
    Overrides overrides = new Overrides();
    CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(overrides));
    line.setUnmatchedArgumentsAllowed(true).parseArgs(macro.toArray(String[]::new));
    return ExperimentFile.read(HOME.resolve("scripts/quick.yaml"), overrides).experiment();
  }

  @Test
  void measuresTheBuiltInServerWithTheScan() throws Exception {
    PlayedJava.Outcome plain = quick();

    assertThat(plain.status()).isZero();
    assertThat(plain.calls()).hasSize(3);
    assertThat(plain.call(1)).contains("run", "--into", "made");
    assertThat(experiment(plain.call(1)).armsByLabel().keySet())
        .containsExactly("none", "null", "scan");
  }

  @Test
  void oneProcessHoldsBothArmsWhereTheHookCanBeSwitchedAndTheTimeIsLimited() throws Exception {
    PlayedJava.Outcome switched = quick();

    assertThat(experiment(switched.call(1)).schedule()).isEqualTo(Schedule.SWITCH);
    assertThat(switched.call(1)).contains("--within").anyMatch(word -> word.matches("2\\d\\ds"));
  }

  @Test
  void aHookThatCannotBeSwitchedIsMeasuredAsADuetAndThatIsSaid() throws Exception {
    Path hook = Files.writeString(folder.resolve("no.so"), "no shared object");

    PlayedJava.Outcome duet = quick("--hook", hook.toString(), "--blocks", "2");

    assertThat(experiment(duet.call(1)).schedule()).isEqualTo(Schedule.DUET);
    assertThat(duet.err()).contains("a process for each arm: cannot: ");
    assertThat(duet.call(1)).doesNotContain("--within");
  }

  @Test
  void aHookWithoutAFunctionIsMeasuredAsADuetBecauseASwitchWouldCompareNothing() throws Exception {
    PlayedJava.Outcome duet = quick("--hook", "null");

    assertThat(experiment(duet.call(1)).schedule()).isEqualTo(Schedule.DUET);
    assertThat(duet.err()).contains("null hooks no function that is switched");
  }

  @Test
  void measuresACommandWithItsQuotedWords() throws Exception {
    PlayedJava.Outcome command =
        quick("--command", "nginx -g 'daemon off;'", "--port=8080", "--blocks", "7");

    Experiment experiment = experiment(command.call(1));
    assertThat(experiment.scenarios().get(0).deployed().command())
        .containsExactly("nginx", "-g", "daemon off;");
    assertThat(experiment.design().blocks()).isEqualTo(7);
    assertThat(experiment.micro().forks()).isEqualTo(7);
  }

  @Test
  void anOptionOfTheCommandIsAWordToo() throws Exception {
    PlayedJava.Outcome command = quick("--command", "nginx -e stderr -n ''", "--port", "80");

    assertThat(experiment(command.call(1)).scenarios().get(0).deployed().command())
        .containsExactly("nginx", "-e", "stderr", "-n", "");
    assertThat(quick("--command", "nginx 'g", "--port", "80").err())
        .contains("--command: 'nginx 'g' has no words, or a quote that does not end");
  }

  @Test
  void aKeyThatIsGivenIsNotGivenAgain() throws Exception {
    Path hook = Files.writeString(folder.resolve("no.so"), "no shared object");

    PlayedJava.Outcome duet =
        quick("--hook", hook.toString(), "--set", "load.requests=50", "--set", "design.blocks=2");
    assertThat(experiment(duet.call(1)).schedule()).isEqualTo(Schedule.DUET);
    assertThat(duet.call(1)).contains("load.requests=50").doesNotContain("--within");
    Files.delete(folder.resolve("calls"));

    PlayedJava.Outcome asked =
        quick("--hook", hook.toString(), "--set", "design.schedule=interleaved");
    assertThat(experiment(asked.call(1)).schedule()).isEqualTo(Schedule.INTERLEAVED);
  }

  @Test
  void aHookThatIsNotThereIsLeftToTheMeasurement() throws Exception {
    assertThat(quick("--hook", "nosuch").err()).doesNotContain("hookbench:");
  }

  @Test
  void measuresAnImageAndServersThatRun() throws Exception {
    PlayedJava.Outcome image = quick("--image", "nginx:1.27", "--port", "80", "--margin", "5us");
    assertThat(experiment(image.call(1)).scenarios().get(0).name()).contains("docker");
    Files.delete(folder.resolve("calls"));

    PlayedJava.Outcome urls = quick("--url", "http://127.0.0.1:1", "--url", "http://127.0.0.1:2");
    assertThat(experiment(urls.call(1)).schedule()).isEqualTo(Schedule.DUET);
    assertThat(experiment(urls.call(1)).armsByLabel().keySet()).containsExactly("none", "scan");
    assertThat(experiment(urls.call(1)).scenarios().get(0).name()).contains("endpoints");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--image nginx                    | --image: give --port too",
        "--port 80                        | --port: belongs to --image or --command",
        "--port http --image nginx        | --port: 'http' is not a port from 1 to 65535",
        "--image a --command b --port 80  | --command: give one of --image and --command",
        "--url http://127.0.0.1:1         | --url: give it twice",
        "--hook no/such.so                | no/such.so: there is no such file",
        "--hook                           | --hook: needs a value",
        "--blok 3                         | '--blok' is not an option of quick",
      })
  void wrongUseIsAMessageAndStatus2(String arguments, String message) throws Exception {
    PlayedJava.Outcome wrong = quick(arguments.split(" "));

    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err()).contains(message);
    assertThat(wrong.calls()).isEmpty();
  }
}
