// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each bad input: one message, exit status 2, and nothing is written. */
class BadInputTest {
  private static final String GOOD =
      """
      name: t
      sut: {app: hello}
      arms: [none, null]
      load: {requests: 10, warmup: 0}
      design: {blocks: 1}
      """;
  @TempDir Path folder;

  private String refusal(String yaml) throws Exception {
    return refusal(yaml, folder.resolve("results"));
  }

  private String refusal(String yaml, Path out) throws Exception {
    Path file = Files.writeString(folder.resolve("t.yaml"), yaml);
    return refused(List.of("run", file.toString(), "--out", out.toString()));
  }

  private String refused(List<String> arguments) {
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      int status = Program.run(new Main(), arguments.toArray(String[]::new));
      assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(ExitStatus.BAD_INPUT);
    } finally {
      System.setErr(err);
    }
    assertThat(folder.resolve("results")).doesNotExist();
    assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("\tat ");
    return said.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a client out of reach      | requests: 10, warmup: 0} | command: [x]}\\n"
            + "environment: {kind: podman} | load.command: runs on this machine",
        "a parser without a client  | warmup: 0} | warmup: 0, parser: {regex: a}} | load.parser:"
            + " belongs to a load command",
        "an unknown key            | [none, null] | [none, null]\\n"
            + "amrs: [none] | unknown key 'amrs'; did you mean 'arms'",
        "an unknown arm            | [none, null] | [none, nul] | 'nul' is unknown; did you"
            + " mean 'null'?",
        "zero blocks               | blocks: 1 | blocks: 0 | blocks: 0 is too small",
        "a hook that is not there  | [none, null] | [none, /no/hook.so] | /no/hook.so: there is no"
            + " such file",
        "only one arm              | [none, null] | [none] | give at least two, the baseline first",
        "an app that is not there  | app: hello | app: hallo | 'hallo' is unknown; did you mean"
            + " 'hello'? use one of",
        "an image without engine   | app: hello | image: nginx | environment process runs no image",
        "a limit it cannot set     | {app: hello} | {app: hello, limits: {cpus: 1}} | cannot limit"
            + " cpus or memory",
        "a placement it cannot do  | name: t | environment: {placement: same-pod} | same-pod is not"
            + " possible with process",
      })
  void saysWhatIsWrong(String what, String from, String to, String message) throws Exception {
    assertThat(refusal(GOOD.replace(from, to.trim().replace("\\n", "\n"))))
        .as(what)
        .contains(message);
  }

  @Test
  void namesAHookThatIsNotElf() throws Exception {
    Path text = Files.writeString(folder.resolve("text.so"), "not a program at all, only a text");

    assertThat(refusal(GOOD.replace("null", text.toString()))).contains(text + ": is not an ELF");
  }

  @Test
  void namesAHookThatIsAProgram() throws Exception {
    assertThat(refusal(GOOD.replace("null", "/bin/true"))).contains("/bin/true");
  }

  @ParameterizedTest
  @CsvSource({"process, a b, LD_PRELOAD", "docker, a:b, Docker cannot mount a path with a colon"})
  void namesAPathThatTheLoaderOrTheEngineCannotTake(String kind, String name, String message)
      throws Exception {
    Path hook = Files.createDirectory(folder.resolve(name)).resolve("h.so");
    Files.copy(Path.of(System.getProperty("hookbench.home"), "native/target/hooks/null.so"), hook);
    String yaml = GOOD.replace("null", "'" + hook + "'") + "environment: {kind: " + kind + "}\n";

    assertThat(refusal(yaml)).contains(hook + ": ", message);
  }

  @Test
  void namesAPortThatIsInUse() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String yaml = GOOD.replace("app: hello", "app: hello, port: " + taken.getLocalPort());

      assertThat(refusal(yaml)).contains("sut.port: " + taken.getLocalPort(), "is in use; stop");
    }
  }

  @Test
  void namesAnOutputThatIsNoFolder() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(refusal(GOOD, file.resolve("x"))).contains("no directory can be made there");
  }

  @Test
  void namesADirectoryThatIsNoResult() {
    assertThat(refused(List.of("run", "--resume", folder.toString())))
        .contains("is not a result directory");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--into|d|--resume|r|--into: adds new trials; leave out --resume and --extend",
        "--ready-timeout|0s|--dry-run|t.yaml|--ready-timeout: '0s' is no time to wait",
        "--within|soon|--dry-run|t.yaml|--within: 'soon' is not a time",
        "--within|-5s|--dry-run|t.yaml|--within",
      })
  void namesAnOptionThatDoesNotFit(
      String first, String value, String second, String last, String message) throws Exception {
    Path file = Files.writeString(folder.resolve("t.yaml"), GOOD);

    assertThat(refused(List.of("run", first, value, second, last.replace("t.yaml", "" + file))))
        .startsWith("hookbench: ")
        .contains(message);
  }

  @Test
  void wantsAFileOrADirectory() {
    assertThat(refused(List.of("run"))).contains("give an experiment file, or --resume");
  }

  @Test
  void namesAnExperimentFileThatIsNotThere() {
    assertThat(refused(List.of("run", "/no/such.yaml"))).contains("/no/such.yaml: cannot be read");
  }
}
