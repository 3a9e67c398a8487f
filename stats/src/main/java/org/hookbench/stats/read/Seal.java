package org.hookbench.stats.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.results.Checksums;
import org.hookbench.experiment.results.ResultDirectory;

/** SHA256SUMS of a result directory: what was measured must still be what was sealed. */
final class Seal {
  private static final int DIGEST = 64;
  private static final int NAME = DIGEST + 2;

  private Seal() {}

  /** A measured file that is gone or was changed is an error; without a seal nothing is checked. */
  static void check(Path directory) {
    Path file = directory.resolve(Checksums.FILE);
    if (Files.isRegularFile(file)) {
      lines(file).parallelStream()
          .filter(line -> line.length() > NAME && measured(line.substring(NAME)))
          .forEach(line -> check(directory.resolve(line.substring(NAME)), line));
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  private static boolean measured(String name) {
    return name.startsWith(ResultDirectory.TRIALS + "/")
        || name.equals(ResultDirectory.PLAN)
        || name.equals(ResultDirectory.EXPERIMENT);
  }

  private static void check(Path file, String line) {
    boolean same =
        Files.isRegularFile(file) && Checksums.sha256(file).equals(line.substring(0, DIGEST));
    if (!same) {
      throw UserError.of(
          "%s: is not the file that was measured (%s); restore it, or remove %s to analyse it as it"
              + " stands",
          file, Checksums.FILE, Checksums.FILE);
    }
  }
}
