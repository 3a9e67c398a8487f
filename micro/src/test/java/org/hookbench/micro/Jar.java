// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the packaged jar as a user does. */
record Jar(int status, String out, String err) {
  static final Path HOME = Path.of(System.getProperty("hookbench.home"));
  static final Path JAR = HOME.resolve("micro/target/hookbench-micro.jar");
  static final Path HOOKS = HOME.resolve("native/target/hooks");

  static List<String> command() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return List.of(java.toString(), "-XX:TieredStopAtLevel=1", "-jar", JAR.toString());
  }

  static Jar run(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(command());
    command.addAll(List.of(arguments));
    return run(folder, command, Map.of());
  }

  static Jar run(Path folder, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    int status = start(folder, command, environment).waitFor();
    return new Jar(status, Files.readString(out(folder)), Files.readString(err(folder)));
  }

  /** What it prints is in out.txt and err.txt of the folder. */
  static Process start(Path folder, List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectOutput(out(folder).toFile()).redirectError(err(folder).toFile());
    builder.environment().put("HOOKBENCH_HOME", HOME.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Path out(Path folder) {
    return folder.resolve("out.txt");
  }

  static Path err(Path folder) {
    return folder.resolve("err.txt");
  }

  Path lastLine() {
    List<String> lines = out.lines().toList();
    return Path.of(lines.get(lines.size() - 1));
  }
}
