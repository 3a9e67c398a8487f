// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.Checksums;

/**
 * A file that is mapped into a process.
 *
 * @param path as the process sees it
 * @param identity device and inode; empty if it cannot be seen from here
 * @param copied SHA-256 of a file in the folder of hooks of a container, where it may be a copy
 */
public record MappedFile(String path, Optional<String> identity, Optional<String> copied) {
  /** Where hooks lie inside containers. */
  private static final String IN_CONTAINERS = "/opt/hookbench/";

  private static final String DELETED = " (deleted)";

  /**
   * A file that this machine's processes map.
   *
   * @param process folder of the process in /proc
   */
  public static MappedFile of(Path process, String path) {
    String name = path.endsWith(DELETED) ? path.substring(0, path.length() - 10) : path;
    Path file = Path.of(process + "/root" + name);
    return new MappedFile(name, identity(file), copied(name, file));
  }

  /** A file of which only the path is known. */
  public static MappedFile named(String path) {
    return new MappedFile(path, Optional.empty(), Optional.empty());
  }

  /** Device and inode of a file, links followed. */
  static Optional<String> identity(Path file) {
    try {
      return Optional.of(
          Files.getAttribute(file, "unix:dev") + ":" + Files.getAttribute(file, "unix:ino"));
    } catch (IOException unseen) {
      return Optional.empty();
    }
  }

  private static Optional<String> copied(String name, Path file) {
    if (!name.startsWith(IN_CONTAINERS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Checksums.sha256(file));
    } catch (UncheckedIOException gone) {
      return Optional.empty();
    }
  }

  /**
   * Whether it is the file of a hook: by identity where that can be seen, else by its path. In a
   * container a copy of the file, byte for byte, is the hook too: an image has brought it.
   */
  public boolean is(HookFile hook) {
    Optional<String> wanted = identity(hook.path());
    if (identity.isPresent() && wanted.isPresent()) {
      return identity.equals(wanted) || copied.filter(hook.sha256()::equals).isPresent();
    }
    return path.equals(real(hook.path()))
        || path.equals(IN_CONTAINERS + hook.name())
        || path.equals(IN_CONTAINERS + hook.uniqueName());
  }

  private static String real(Path file) {
    try {
      return file.toRealPath().toString();
    } catch (IOException gone) {
      return file.toString();
    }
  }
}
