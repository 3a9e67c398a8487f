// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;

/** Small facts from files and commands; null where there is none. */
final class Facts {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private Facts() {}

  static String line(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return null;
    }
  }

  static String value(Path file, String key, String separator) {
    String text = line(file);
    if (text == null) {
      return null;
    }
    return text.lines()
        .filter(l -> l.startsWith(key))
        .map(l -> l.substring(l.indexOf(separator) + 1).strip().replaceAll("^\"|\"$", ""))
        .findFirst()
        .orElse(null);
  }

  /** What a command prints, or null if it cannot be run or fails. */
  static String command(List<String> command) {
    try {
      CommandOutput output = new Command(command, LIMIT).run();
      return output.ok() ? output.out().strip() : null;
    } catch (IOException e) {
      return null;
    }
  }
}
