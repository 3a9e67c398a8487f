// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The files by which the kernel describes the machine.
 *
 * @param root normally /
 */
record MachineFiles(Path root) {
  Optional<String> text(String path) {
    try {
      return Optional.of(Files.readString(root.resolve(path)).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A whole number, the first word of the file; empty if it is something else, such as max. */
  OptionalLong number(String path) {
    return text(path)
        .map(t -> t.split("\\s")[0])
        .filter(t -> t.matches("-?[0-9]+"))
        .map(t -> OptionalLong.of(Long.parseLong(t)))
        .orElse(OptionalLong.empty());
  }

  /** The number behind a key at the start of a line, as in {@code MemAvailable: 12 kB}. */
  OptionalLong value(String path, String key) {
    return text(path).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).replaceFirst("^[:\\s]+", "").split("\\s")[0])
        .filter(word -> word.matches("[0-9]+"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }
}
