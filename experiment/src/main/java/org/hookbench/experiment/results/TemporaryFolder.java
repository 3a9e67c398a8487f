// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.console.Io;

/** A folder that is deleted, with all that is in it, when it is closed. */
public record TemporaryFolder(Path path) implements AutoCloseable {
  /** Makes a new one; its name begins with hookbench and the purpose. */
  public static TemporaryFolder create(String purpose) {
    return Io.get(() -> new TemporaryFolder(Files.createTempDirectory("hookbench-" + purpose)));
  }

  @Override
  public void close() {
    FileTree.delete(path);
  }
}
