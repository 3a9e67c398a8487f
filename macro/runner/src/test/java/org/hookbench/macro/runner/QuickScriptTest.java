package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  private record Outcome(int status, String err, List<List<String>> calls) {
    List<String> ofMacro() {
      return calls.get(1);
    }
  }

  private Outcome quick(String... arguments) throws Exception {
    Path java = folder.resolve("java");
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\0' \"$@\" >>calls; echo >>calls; echo made\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    List<String> command = new ArrayList<>(List.of(HOME.resolve("scripts/quick").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("HOOKBENCH_HOME", HOME.toString());
    builder.environment().merge("PATH", folder + ":", (path, first) -> first + path);
    Path err = folder.resolve("err");
    Process process = builder.redirectError(err.toFile()).start();
    process.getInputStream().readAllBytes();
    int status = process.waitFor();
    Path calls = folder.resolve("calls");
    return new Outcome(
        status,
        Files.readString(err),
        Files.exists(calls)
            ? Files.readString(calls, StandardCharsets.UTF_8)
                .lines()
                .map(line -> List.of(line.split("\0")))
                .toList()
            : List.of());
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
    Outcome plain = quick();

    assertThat(plain.status()).isZero();
    assertThat(plain.calls()).hasSize(3);
    assertThat(plain.ofMacro()).contains("run", "--into", "made");
    assertThat(experiment(plain.ofMacro()).armsByLabel().keySet())
        .containsExactly("none", "null", "scan");
  }

  @Test
  void oneProcessHoldsBothArmsWhereTheHookCanBeSwitchedAndTheTimeIsLimited() throws Exception {
    Outcome switched = quick();

    assertThat(experiment(switched.ofMacro()).schedule()).isEqualTo(Schedule.SWITCH);
    assertThat(switched.ofMacro()).contains("--within").anyMatch(word -> word.matches("2\\d\\ds"));
  }

  @Test
  void aHookThatCannotBeSwitchedIsMeasuredAsADuetAndThatIsSaid() throws Exception {
    Path hook = Files.writeString(folder.resolve("no.so"), "no shared object");

    Outcome duet = quick("--hook", hook.toString(), "--blocks", "2");

    assertThat(experiment(duet.ofMacro()).schedule()).isEqualTo(Schedule.DUET);
    assertThat(duet.err()).contains("a process for each arm: cannot: ");
    assertThat(duet.ofMacro()).doesNotContain("--within");
  }

  @Test
  void measuresACommandWithItsQuotedWords() throws Exception {
    Outcome command = quick("--command", "nginx -g 'daemon off;'", "--port=8080", "--blocks", "7");

    Experiment experiment = experiment(command.ofMacro());
    assertThat(experiment.scenarios().get(0).deployed().command())
        .containsExactly("nginx", "-g", "daemon off;");
    assertThat(experiment.design().blocks()).isEqualTo(7);
    assertThat(experiment.micro().forks()).isEqualTo(7);
  }

  @Test
  void measuresAnImageAndServersThatRun() throws Exception {
    Outcome image = quick("--image", "nginx:1.27", "--port", "80", "--margin", "5us");
    assertThat(experiment(image.ofMacro()).scenarios().get(0).name()).contains("docker");
    Files.delete(folder.resolve("calls"));

    Outcome urls = quick("--url", "http://127.0.0.1:1", "--url", "http://127.0.0.1:2");
    assertThat(experiment(urls.ofMacro()).schedule()).isEqualTo(Schedule.DUET);
    assertThat(experiment(urls.ofMacro()).armsByLabel().keySet()).containsExactly("none", "scan");
    assertThat(experiment(urls.ofMacro()).scenarios().get(0).name()).contains("endpoints");
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
    Outcome wrong = quick(arguments.split(" "));

    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err()).contains(message);
    assertThat(wrong.calls()).isEmpty();
  }
}
