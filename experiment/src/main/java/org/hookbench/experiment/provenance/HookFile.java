// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.provenance;

import java.nio.file.Path;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.results.Checksums;

/** A shared object that can be preloaded. */
public record HookFile(Path path, String sha256) {
  private static final int DIGITS = 8;

  /** The file at a path, with its checksum. */
  public static HookFile of(Path path) {
    return new HookFile(path.toAbsolutePath().normalize(), Checksums.sha256(path));
  }

  /**
   * Refuses it where a process cannot be told to preload it: the loader takes a space or a colon in
   * LD_PRELOAD for the end of a path.
   *
   * @param seen its path as the process sees it
   */
  public void requirePreloadable(String seen) {
    if (seen.matches(".*[ :].*")) {
      throw UserError.of(
          "%s: LD_PRELOAD cannot name a path with a space or a colon; copy the file elsewhere",
          path);
    }
  }

  /** A file name that no other content has. */
  public String uniqueName() {
    return sha256.substring(0, Math.min(DIGITS, sha256.length())) + "-" + name();
  }

  /** File name without folders. */
  public String name() {
    return path.getFileName().toString();
  }
}
