// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a shell of this machine. */
class ShellSessionTest {
  @TempDir Path folder;
  private Process sh;
  private ShellSession session;

  @BeforeEach
  void startShell() throws IOException {
    sh = new ProcessBuilder("sh").start();
    session =
        new ShellSession(
            sh.getOutputStream(),
            copied(sh.getInputStream()),
            copied(sh.getErrorStream()),
            sh::destroy);
  }

  @AfterEach
  void endShell() throws IOException {
    session.close();
  }

  private static ShellOutput copied(InputStream in) {
    ShellOutput output = new ShellOutput();
    Thread copier =
        new Thread(
            () -> {
              try (in) {
                in.transferTo(output);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              } finally {
                output.end();
              }
            });
    copier.setDaemon(true);
    copier.start();
    return output;
  }

  private String text(String... command) throws Exception {
    return new String(session.run(List.of(command)).out(), StandardCharsets.UTF_8);
  }

  @Test
  void oneShellRunsManyCommands() throws Exception {
    assertThat(text("echo", "a")).isEqualTo("a\n");
    assertThat(text("printf", "no end of line")).isEqualTo("no end of line");
    assertThat(text("true")).isEmpty();
    assertThat(text("sh", "-c", "echo $PPID")).isEqualTo(sh.pid() + "\n");
  }

  @Test
  void givesExitStatusAndWhatACommandComplainedOf() throws Exception {
    PodShell.Answer answer = session.run(List.of("sh", "-c", "echo out; echo wrong >&2; exit 3"));

    assertThat(answer.exit()).isEqualTo(3);
    assertThat(answer.out()).isEqualTo("out\n".getBytes(StandardCharsets.UTF_8));
    assertThat(answer.err()).isEqualTo("wrong\n");
    assertThat(text("echo", "goes on")).isEqualTo("goes on\n");
  }

  @Test
  void bytesComeAsTheyAre() throws Exception {
    byte[] bytes = new byte[1_000_003];
    new Random(42).nextBytes(bytes);
    Path file = Files.write(folder.resolve("samples.csv.gz"), bytes);

    assertThat(session.run(List.of("cat", file.toString())).out()).isEqualTo(bytes);
  }

  @Test
  void wordsKeepQuotesAndLines() throws Exception {
    String word = "{\"a\": 'b $HOME `date`',\n  \\ }";
    assertThat(text("printf", "%s", word)).isEqualTo(word);
  }

  @Test
  void aCommandDoesNotReadTheNextOnes() throws Exception {
    assertThat(text("cat")).isEmpty();
    assertThat(text("echo", "next")).isEqualTo("next\n");
  }

  @Test
  void aShellThatEndsIsLost() {
    assertThatThrownBy(() -> session.run(List.of("kill", "-9", Long.toString(sh.pid()))))
        .isInstanceOf(ShellSession.LostException.class)
        .hasMessage("lost while it ran kill");
  }
}
