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

  static Jar run(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    return run(folder, command, Map.of());
  }

  static Jar run(Path folder, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("HOOKBENCH_HOME", HOME.toString());
    builder.environment().putAll(environment);
    int status = builder.start().waitFor();
    return new Jar(status, Files.readString(out), Files.readString(err));
  }

  Path lastLine() {
    List<String> lines = out.lines().toList();
    return Path.of(lines.get(lines.size() - 1));
  }
}
