// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.console.UserError;

/**
 * One process at a time measures into a result directory. The claim is a lock on a file, so that it
 * is seen from containers and over NFS, and ends with its process, however that ends.
 */
final class Claim {
  static final String FILE = ".lock";

  /** A process loses a lock when it closes any channel of the file, so it opens one only. */
  private static final Map<Path, FileLock> HELD = new ConcurrentHashMap<>();

  private Claim() {}

  /** Refuses a directory into which another process measures now. */
  static void of(Path directory) {
    HELD.computeIfAbsent(Io.get(directory::toRealPath), Claim::lock);
  }

  private static FileLock lock(Path directory) {
    try {
      FileChannel channel =
          FileChannel.open(
              directory.resolve(FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw UserError.of(
            "%s: another run measures into it; wait for its end, or start a new run", directory);
      }
      return lock;
    } catch (IOException noLocks) {
      return null; // A file system without locks; one that is full complains at the next file.
    }
  }
}
