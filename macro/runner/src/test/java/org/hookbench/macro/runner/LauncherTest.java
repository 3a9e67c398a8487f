// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/hookbench as a shell runs it, where it need not build anything. */
class LauncherTest {
  @TempDir Path folder;

  private record Outcome(int status, String out, String err) {}

  private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
    Path launcher = Path.of(System.getProperty("hookbench.home"), "scripts", "hookbench");
    Path link = folder.resolve("a link");
    if (!Files.exists(link)) {
      Files.createSymbolicLink(link, launcher);
    }
    List<String> command = new ArrayList<>(List.of(link.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    Path err = folder.resolve("err");
    Process process = builder.redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), out, Files.readString(err));
  }

  private Outcome run(String... arguments) throws Exception {
    return run(Map.of(), arguments);
  }

  @Test
  void helpListsTheVerbsWithExamples() throws Exception {
    Outcome help = run("--help");

    assertThat(help.status()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out())
        .contains("quick", "check", "calibrate", "micro", "macro FILE", "load URL", "hooks list")
        .contains("stats compare", "plan DIR", "Exit status: 0 done", "Examples:");
  }

  @Test
  void noVerbIsWrongUse() throws Exception {
    Outcome none = run();

    assertThat(none.status()).isEqualTo(2);
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).contains("Usage:").contains("hookbench: give a verb");
  }

  @Test
  void anUnknownVerbIsOneMessageWithTheNearestOne() throws Exception {
    Outcome near = run("macr");

    assertThat(near.status()).isEqualTo(2);
    assertThat(near.err().lines()).hasSize(1);
    assertThat(near.err()).contains("'macr' is not a verb; did you mean 'macro'?");
    assertThat(run("xyzzy").err()).doesNotContain("did you mean");
    assertThat(run("compare").err()).contains("did you mean 'stats compare'?");
    assertThat(run("inpsect").err()).contains("did you mean 'hooks inspect'?");
  }

  @Test
  void versionIsThatOfThePom() throws Exception {
    assertThat(run("--version").out()).matches("hookbench \\d+\\.\\d+\\.\\d+\\S*( \\S+)?\\s*");
  }

  @Test
  void aJavaThatIsTooOldIsNamed() throws Exception {
    Path java = Files.createDirectories(folder.resolve("old/bin")).resolve("java");
    assertThat(Files.createFile(java).toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("old/release"), "JAVA_VERSION=\"11.0.20\"\n");

    Outcome old = run(Map.of("JAVA_HOME", folder.resolve("old").toString()), "check");

    assertThat(old.status()).isEqualTo(2);
    assertThat(old.err()).contains("is Java 11; hookbench needs 17 or newer");
  }

  @Test
  void aBuildThatFailsShowsItsMessagesWithoutColours() throws Exception {
    Path checkout = Files.createDirectories(folder.resolve("checkout/scripts"));
    Path launcher = Path.of(System.getProperty("hookbench.home"), "scripts", "hookbench");
    Path copy = Files.copy(launcher, checkout.resolve("hookbench"), COPY_ATTRIBUTES);
    Files.createSymbolicLink(folder.resolve("a link"), copy);
    Files.createFile(folder.resolve("checkout/pom.xml"));
    Path mvn = folder.resolve("mvn");
    Files.writeString(mvn, "#!/bin/sh\nprintf '\\033[0m\\033[mwrong\\n'\nexit 1\n");
    assertThat(mvn.toFile().setExecutable(true)).isTrue();

    Outcome failed = run(Map.of("PATH", folder + ":" + System.getenv("PATH")), "stats", "-h");

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.err().lines().skip(1).toList())
        .containsExactly("wrong", "hookbench: the build failed; its messages are above");
  }
}
