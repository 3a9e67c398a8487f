// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.results.Checksums;
import org.hookbench.experiment.results.ResultDirectory;

/** SHA256SUMS of a result directory: what was measured must still be what was sealed. */
final class Seal {
  private Seal() {}

  /**
   * A measured file that is gone, was changed, or became a link is an error; without a seal nothing
   * is checked.
   */
  static void check(Path directory) {
    Checksums.read(directory.resolve(Checksums.FILE)).entrySet().parallelStream()
        .filter(entry -> measured(entry.getKey()))
        .forEach(entry -> check(directory, entry.getKey(), entry.getValue()));
  }

  private static boolean measured(String name) {
    return name.startsWith(ResultDirectory.TRIALS + "/")
        || name.equals(ResultDirectory.PLAN)
        || name.equals(ResultDirectory.PROVENANCE)
        || name.equals(ResultDirectory.EARLIER_PROVENANCE)
        || name.equals(ResultDirectory.EXPERIMENT);
  }

  private static void check(Path directory, String name, String digest) {
    Path file = directory.resolve(name).normalize();
    boolean same =
        file.startsWith(directory.normalize())
            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Checksums.sha256(file).equals(digest);
    if (!same) {
      throw UserError.of(
          "%s: is not the file that was measured (%s); restore it, or remove %s to analyse it as it"
              + " stands",
          file, Checksums.FILE, Checksums.FILE);
    }
  }
}
