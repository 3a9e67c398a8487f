// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are in the folder of a trial only while it runs. */
public final class TrialFiles {
  private TrialFiles() {}

  /** Removes the pages of hooks and of the switch: what they said is in the record. */
  public static void deletePages(Path folder) {
    try (DirectoryStream<Path> pages =
        Files.newDirectoryStream(folder, "{telemetry,switch-page}-*")) {
      for (Path page : pages) {
        Files.delete(page);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
