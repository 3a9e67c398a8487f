// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The files that processes hold open. */
final class OpenFiles {
  private OpenFiles() {}

  /** Of these processes; empty if nothing can be seen. */
  static Optional<Set<String>> of(Collection<Long> pids) {
    Set<String> opened = new TreeSet<>();
    pids.forEach(pid -> addTo(opened, Path.of("/proc", Long.toString(pid), "fd")));
    return opened.isEmpty() ? Optional.empty() : Optional.of(opened);
  }

  private static void addTo(Set<String> opened, Path folder) {
    try (DirectoryStream<Path> links = Files.newDirectoryStream(folder)) {
      for (Path link : links) {
        opened.add(Files.readSymbolicLink(link).toString());
      }
    } catch (IOException | DirectoryIteratorException gone) {
      // A process that has just ended, or closed a file, holds nothing open.
    }
  }
}
