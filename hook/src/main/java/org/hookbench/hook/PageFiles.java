// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.console.MeasurementFailedException;

/** The files of pages that processes write, each its own. */
final class PageFiles {
  /** In the name of a page that its process has not finished yet (native/core/shared.c). */
  private static final String UNFINISHED = ".new.";

  private PageFiles() {}

  /** Those of a path in which {@code %p} stands for the process id. */
  static List<Path> of(Path pattern) {
    Path folder = pattern.toAbsolutePath().getParent();
    String glob = pattern.getFileName().toString().replace("%p", "[0-9]*");
    List<Path> pages = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
      for (Path file : files) {
        if (!file.getFileName().toString().contains(UNFINISHED)) {
          pages.add(file);
        }
      }
    } catch (IOException e) {
      throw MeasurementFailedException.of(e, "%s: cannot be listed: %s", folder, e.getMessage());
    }
    return pages;
  }
}
