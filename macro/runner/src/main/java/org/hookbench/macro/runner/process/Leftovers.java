package org.hookbench.macro.runner.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hookbench.macro.runner.deploy.RunnerIdentity;

/**
 * Processes that a runner started and that outlived it. Each carries a variable that names its
 * runner: process id and start time.
 */
final class Leftovers {
  static final String VARIABLE = "HOOKBENCH_RUNNER";

  private Leftovers() {}

  /** Kills what belongs to a runner that is gone. */
  static List<String> remove() {
    List<ProcessHandle> found = find();
    found.forEach(ProcessHandle::destroyForcibly);
    return found.stream().map(Leftovers::name).toList();
  }

  static String name(ProcessHandle process) {
    return "process " + process.pid();
  }

  /** What belongs to a runner that is gone. */
  static List<ProcessHandle> find() {
    List<ProcessHandle> found = new ArrayList<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path proc :
          processes.filter(p -> p.getFileName().toString().matches("[0-9]+")).toList()) {
        runnerOf(proc)
            .filter(runner -> !RunnerIdentity.isAlive(runner))
            .flatMap(gone -> ProcessHandle.of(Long.parseLong(proc.getFileName().toString())))
            .ifPresent(found::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static Optional<String> runnerOf(Path proc) {
    try {
      String variables =
          new String(Files.readAllBytes(proc.resolve("environ")), StandardCharsets.ISO_8859_1);
      return Stream.of(variables.split("\0"))
          .filter(v -> v.startsWith(VARIABLE + "="))
          .map(v -> v.substring(VARIABLE.length() + 1))
          .findFirst();
    } catch (IOException notOurs) {
      return Optional.empty();
    }
  }
}
