// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.resources;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Small files under /proc and /sys that may be gone at any moment. */
final class ProcFiles {
  private ProcFiles() {}

  static Optional<String> text(Path file) {
    try {
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The number behind a key at the start of a line, as in {@code VmRSS: 123 kB}; null if none. */
  static Long value(String text, String key) {
    return text.lines()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).replaceFirst("^[:=\\s]+", "").split("\\s")[0])
        .filter(number -> number.matches("-?[0-9]+"))
        .map(Long::valueOf)
        .findFirst()
        .orElse(null);
  }
}
