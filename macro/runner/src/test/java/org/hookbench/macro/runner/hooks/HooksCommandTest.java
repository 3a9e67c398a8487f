// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.console.Program;
import org.hookbench.experiment.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HooksCommandTest {
  private static final Path HOOKS =
      Path.of(System.getProperty("hookbench.home"), "native/target/hooks");
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void release() {
    System.setOut(out);
    System.setErr(err);
  }

  private int run(String... arguments) {
    return Program.run(new HooksCommand(), arguments);
  }

  @Test
  void saysWhichMechanismsCanBeUsedHere() throws Exception {
    assumeThat(HOOKS.resolveSibling("mechanisms/attach")).exists();
    assertThat(run("mechanisms")).isZero();
    String table = printed.toString();
    printed.reset();

    assertThat(run("mechanisms", "--json")).isZero();

    JsonNode rows = Json.mapper().readTree(printed.toString());
    assertThat(table.lines().count()).isEqualTo(1 + rows.size());
    rows.forEach(
        row ->
            assertThat(table)
                .containsPattern(
                    row.get("mechanism").asText()
                        + " +"
                        + (row.get("can").asBoolean() ? "yes" : "no")
                        + " +"
                        + (row.get("carries").asBoolean() ? "any hook" : "count")));
  }

  @Test
  void listsTheHooksOfTheCheckout() {
    assertThat(run("list")).isZero();

    assertThat(printed.toString().lines().map(l -> l.split(" ")[0]))
        .contains("null", "pass", "scan", "naive", "count");
  }

  @Test
  void inspectsAHook() throws Exception {
    assertThat(run("inspect", "--json", HOOKS.resolve("pass.so").toString())).isZero();

    JsonNode hook = Json.mapper().readTree(printed.toString());
    assertThat(hook.path("interposes")).extracting(JsonNode::asText).contains("read", "accept");
  }

  @Test
  void saysThatTheNullHookInterposesNothing() {
    run("inspect", HOOKS.resolve("null.so").toString());

    assertThat(printed.toString()).containsPattern("interposes +nothing");
  }

  @Test
  void aNameWithControlCharactersDoesNotReachTheTerminal(@TempDir Path folder) throws Exception {
    Path hook = Files.copy(HOOKS.resolve("null.so"), folder.resolve("a\n\u001b[31mb.so"));

    assertThat(run("inspect", hook.toString())).isZero();

    assertThat(printed.toString()).contains("a??[31mb.so").doesNotContain("\u001b");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThat(run("inspect", "/no/such.so")).isEqualTo(2);

    assertThat(complained.toString()).contains("/no/such.so: there is no such file");
  }

  @ParameterizedTest
  @CsvSource({"scan, false", "pass, false", "dlsym, true", "naive, true"})
  void observesWhoLooksUpOnEveryCall(String hook, boolean everyCall) throws Exception {
    assertThat(run("inspect", hook, "--json")).isZero();

    JsonNode report = Json.mapper().readTree(printed.toString());
    assertThat(report.get("looksUpOnEveryCall").asBoolean()).isEqualTo(everyCall);
    assertThat(report.get("loadObjection").isNull()).isTrue();
  }

  @Test
  void saysWhyAHookDoesNotLoad() {
    Path hook = HOOKS.resolveSibling("fixtures").resolve("unresolved.so");
    assertThat(run("inspect", hook.toString())).isZero();

    assertThat(printed.toString()).contains("no: ", "hookbench_nobody_defines_this");
  }

  @Test
  void countsTheReadsOfAProgram() throws Exception {
    int status =
        run("profile", "--json", "--requests", "2", "--", "head", "-c", "5000", "/dev/zero");

    assertThat(status).as(complained.toString()).isZero();
    JsonNode usage = Json.mapper().readTree(printed.toString());
    JsonNode read = usage.get("functions").get(0);
    assertThat(read.get("name").asText()).isEqualTo("read");
    assertThat(read.get("bytes").asLong()).isGreaterThanOrEqualTo(5000);
    assertThat(read.get("perRequest").asDouble()).isEqualTo(read.get("calls").asLong() / 2.0);
    assertThat(usage.get("kinds").findValuesAsText("name")).contains("char device");
  }

  @Test
  void whatAServerReadsBeforeItsFirstConnectionIsNotOfTheRequests() throws Exception {
    assumeThat(Path.of("/usr/bin/python3")).exists();
    String server =
        """
        import os, socket, time
        zero = os.open("/dev/zero", os.O_RDONLY)
        for _ in range(300): os.read(zero, 10)
        time.sleep(0.5)
        listener = socket.create_server(("127.0.0.1", 0))
        client = socket.create_connection(listener.getsockname())
        listener.accept()
        for _ in range(8): os.read(zero, 10)
        """;

    assertThat(run("profile", "--json", "--requests", "2", "--", "python3", "-c", server)).isZero();
    JsonNode read = Json.mapper().readTree(printed.toString()).get("functions").get(0);
    assertThat(read.get("name").asText()).isEqualTo("read");
    assertThat(read.get("atStart").asLong()).isGreaterThanOrEqualTo(300);
    assertThat(read.get("perRequest").asDouble()).isBetween(4.0, 20.0);
  }

  @Test
  void aStaticProgramCannotBeProfiled() {
    Path program = HOOKS.resolveSibling("test").resolve("static");
    assumeThat(program).as("built by make -C native check").exists();

    assertThat(run("profile", "--", program.toString())).isEqualTo(1);
    assertThat(complained.toString()).contains("no hooked function was called");
  }

  @Test
  void stopsAProgramThatGoesOnForEver() {
    assertThat(run("profile", "--for", "500ms", "--", "sh", "-c", "cat /dev/zero | cat >/dev/null"))
        .isZero();

    assertThat(printed.toString()).contains("read");
  }

  @Test
  void saysWhyAProgramCannotBeCounted() {
    assertThat(run("profile", "--", "/no/program")).isEqualTo(2);

    assertThat(complained.toString()).contains("/no/program: cannot be started");
  }
}
