// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A process with everything that came of it: its descendants, and the processes that carry a
 * variable of its environment. A daemon has left its parent but still carries the variable.
 */
public final class ProcessTree {
  private static final int ROUNDS = 10;
  private final ProcessHandle root;
  private final String variable;
  private final Predicate<String> values;

  private ProcessTree(ProcessHandle root, String variable, Predicate<String> values) {
    this.root = root;
    this.variable = variable;
    this.values = values;
  }

  /** Of a process that was started with this variable in its environment. */
  public static ProcessTree of(ProcessHandle root, String variable, String value) {
    return new ProcessTree(root, variable, value::equals);
  }

  /** All processes of this machine that may be looked at and carry such a variable. */
  public static List<ProcessHandle> carrying(String variable, Predicate<String> values) {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(p -> p.getFileName().toString().matches("[0-9]+"))
          .filter(p -> variableOf(p, variable).filter(values).isPresent())
          .flatMap(p -> ProcessHandle.of(Long.parseLong(p.getFileName().toString())).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A variable that a process was started with; empty if it cannot be seen. */
  public static Optional<String> variableOf(Path process, String variable) {
    try {
      byte[] environment = Files.readAllBytes(process.resolve("environ"));
      return Stream.of(new String(environment, StandardCharsets.ISO_8859_1).split("\0"))
          .filter(v -> v.startsWith(variable + "="))
          .map(v -> v.substring(variable.length() + 1))
          .findFirst();
    } catch (IOException notOurs) {
      return Optional.empty();
    }
  }

  /** Those that run now; the process itself first. */
  public List<ProcessHandle> living() {
    Set<ProcessHandle> found = new LinkedHashSet<>();
    found.add(root);
    root.descendants().forEach(found::add);
    found.addAll(carrying(variable, values));
    return found.stream().filter(ProcessHandle::isAlive).toList();
  }

  /** Kills them all, those that are started meanwhile too. */
  public void kill() {
    for (int round = 0; round < ROUNDS; round++) {
      List<ProcessHandle> living = living();
      if (living.isEmpty()) {
        return;
      }
      living.forEach(ProcessHandle::destroyForcibly);
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
