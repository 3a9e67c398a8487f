// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/gate} from the hook to the exit status, with a small server. */
class GateIT {
  private static final Path HOME = Path.of(System.getProperty("hookbench.home"));
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @TempDir private Path folder;

  private CommandOutput gate(String... options) throws Exception {
    Path sut =
        Files.writeString(
            folder.resolve("sut.yaml"),
            "sut: {command: " + SmallServer.command("") + "}\nload: {requests: 200, warmup: 50}\n");
    List<String> command = new ArrayList<>();
    command.add(HOME.resolve("scripts/gate").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("--sut", sut.toString(), "--out", folder.resolve("r").toString()));
    return new Command(command, LIMIT)
        .with("HOOKBENCH_HOME", HOME.toString())
        .with("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")
        .mergingErrors()
        .run();
  }

  @Test
  void aHookThatTakesItsTimeExceedsTheBudget() throws Exception {
    Path junit = folder.resolve("gate.xml");
    CommandOutput output =
        gate(
            "--baseline=pass",
            "--hook=delay:2ms",
            "--budget=request: 100us",
            "--max-blocks=10",
            "--junit=" + junit);

    assertThat(output.status()).as(output.out()).isEqualTo(3);
    assertThat(output.out())
        .contains(
            "schedule switch: one process holds nothing and the hook",
            "request of new against old in ",
            "noise: null against none",
            "the direct cost of its calls",
            "\nexceeds\n",
            "report: ");
    assertThat(junit).content().contains("<failure type=\"exceeds\"");
  }

  @Test
  void aHookThatDoesNothingIsWithinAGenerousBudget() throws Exception {
    CommandOutput output =
        gate("--hook=null", "--budget=request: 100ms, mean: 100ms", "--max-blocks=10");

    assertThat(output.status()).as(output.out()).isZero();
    assertThat(output.out())
        .contains(
            "schedule duet: each arm has its own process",
            "(no switch: null hooks no function that is switched)",
            "noise: none-2 against none",
            "\nwithin\n");
  }

  @Test
  void whatIsWrongIsSaidBeforeAnythingIsMeasured() throws Exception {
    assertThat(gate("--hook=null", "--budget=requests: 1us").out())
        .contains("'requests': nothing here tells it; possible are call, cpu, mean");
    assertThat(gate("--hook=./no.so", "--budget=request: 1us").out())
        .contains("./no.so: there is no such file");
    assertThat(gate("--hook=scan", "--budget=memory: 1MiB", "--schedule=switch").out())
        .contains("memory needs a process of its own for each arm; write --schedule duet");
    assertThat(gate("--hook=scan", "--budget=request: 1us", "--schedule=both").out())
        .contains("--schedule 'both': give switch or duet");
    assertThat(gate("--budget=request: 1us").out()).contains("--hook: missing");
    assertThat(gate("--hook=null").out()).contains("--budget: missing");
    assertThat(gate("--hok=null").out()).contains("'--hok' is not an option of gate");
    assertThat(folder.resolve("r")).doesNotExist();
  }
}
