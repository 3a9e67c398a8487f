// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A java that writes its arguments down, for the scripts that call it. */
final class PlayedJava {
  private static final Path HOME = Path.of(System.getProperty("hookbench.home"));
  private final Path folder;

  /** What a script did; its calls of java with their arguments. */
  record Outcome(int status, String out, String err, List<List<String>> calls) {
    List<String> call(int number) {
      return calls.get(number);
    }
  }

  /**
   * In a folder.
   *
   * @param body what it does then, in sh
   */
  PlayedJava(Path folder, String body) throws IOException {
    this.folder = folder;
    Path java = folder.resolve("java");
    Files.writeString(
        java, "#!/bin/sh\nprintf '%s\\0' \"$@\" >>calls; echo >>calls\n" + body + "\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  Outcome run(String script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("scripts/" + script).toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("HOOKBENCH_HOME", HOME.toString());
    builder.environment().merge("PATH", folder + ":", (path, first) -> first + path);
    Path err = folder.resolve("err");
    Process process = builder.redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), out, Files.readString(err), calls());
  }

  private List<List<String>> calls() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls)
        ? Files.readString(calls).lines().map(line -> List.of(line.split("\0"))).toList()
        : List.of();
  }
}
