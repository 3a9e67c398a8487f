// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.console.UserError;

/** A file of samples and what it stands for. */
record NamedFile(String scenario, String arm, Path path) {
  private static final String ONLY_SCENARIO = "files";

  /** FILE (the arm is called like it), ARM=FILE or SCENARIO/ARM=FILE. */
  static NamedFile parse(String given) {
    int equals = given.indexOf('=');
    if (equals < 0 || Files.exists(Path.of(given))) {
      Path file = Path.of(given);
      String name = file.getFileName().toString().replaceFirst("(\\.[A-Za-z]+)+$", "");
      return new NamedFile(ONLY_SCENARIO, name.isEmpty() ? given : name, file);
    }
    String label = given.substring(0, equals);
    Path file = Path.of(given.substring(equals + 1));
    int slash = label.lastIndexOf('/');
    String arm = label.substring(slash + 1);
    String scenario = slash < 0 ? ONLY_SCENARIO : label.substring(0, slash);
    if (arm.isBlank() || scenario.isBlank()) {
      throw new UserError(given + ": has an empty label; write ARM=FILE or SCENARIO/ARM=FILE");
    }
    return new NamedFile(scenario, arm, file);
  }
}
