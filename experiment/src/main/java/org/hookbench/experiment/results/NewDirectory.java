// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.Plan;

/**
 * A result directory being made: under a temporary name, which every reader passes by, until it
 * holds what a resumed run needs. A start that is killed leaves nothing that looks like a result.
 */
final class NewDirectory {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern TEMPORARY = Pattern.compile("\\.(\\d{8}T\\d{6}Z)-.+\\.part");
  private static final Duration STALE = Duration.ofHours(1);

  private final Path parent;
  private final Instant now;

  NewDirectory(Path parent, Instant now) {
    this.parent = parent;
    this.now = now;
  }

  /** Whether this is the temporary name. */
  static boolean isTemporary(Path path) {
    return TEMPORARY.matcher(name(path.toAbsolutePath().normalize())).matches();
  }

  /** Makes it whole, or not at all. */
  Path make(Plan plan, Map<String, String> files) {
    if (Files.exists(parent) && !Files.isDirectory(parent)) {
      throw new UserError(parent + ": is not a directory; give one with --out");
    }
    try {
      Files.createDirectories(parent);
      removeLeftovers();
      return make(parent.resolve(STAMP.format(now) + "-" + plan.experiment()), plan, files);
    } catch (FileAlreadyExistsException e) {
      throw UserError.of(
          e, "%s: is already there; wait a second, or give another --out", e.getFile());
    } catch (IOException e) {
      throw UserError.of(
          e,
          "%s: no directory can be made there (%s); give a writable one with --out",
          parent,
          IoReason.of(e));
    }
  }

  private static Path make(Path whole, Plan plan, Map<String, String> files) throws IOException {
    if (Files.exists(whole)) {
      throw new FileAlreadyExistsException(whole.toString());
    }
    Path part = whole.resolveSibling("." + whole.getFileName() + ".part");
    Files.createDirectory(part);
    try {
      Files.createDirectory(part.resolve(ResultDirectory.TRIALS));
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(part.resolve(file.getKey()), file.getValue());
      }
      Files.writeString(part.resolve(ResultDirectory.PLAN), Json.text(plan));
      return Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      discard(part);
      throw e;
    }
  }

  /** What starts that were killed left behind, long enough ago that none of them can be alive. */
  private void removeLeftovers() throws IOException {
    String oldest = STAMP.format(now.minus(STALE));
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, ".*.part")) {
      for (Path entry : entries) {
        Matcher matcher = TEMPORARY.matcher(name(entry));
        if (matcher.matches()
            && matcher.group(1).compareTo(oldest) < 0
            && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          discard(entry);
        }
      }
    }
  }

  /** Removes it unless it holds a trial, which none of ours does. */
  private static void discard(Path part) {
    try {
      Files.deleteIfExists(part.resolve(ResultDirectory.TRIALS));
      FileTree.delete(part);
    } catch (IOException | UncheckedIOException e) {
      // It stays, and nobody takes it for a result: no reason to end a measurement.
    }
  }

  private static String name(Path path) {
    return path.getFileName() == null ? "" : path.getFileName().toString();
  }
}
