// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.PlannedTrial;

/** A trial being made: files go to a temporary directory that {@link #commit} renames. */
public final class TrialDirectory {
  private final Path part;
  private final Path whole;

  private TrialDirectory(Path part, Path whole) {
    this.part = part;
    this.whole = whole;
  }

  static TrialDirectory begin(Path trials, PlannedTrial trial) {
    Path part = trials.resolve("." + trial.directory() + ".part");
    try {
      FileTree.delete(part);
      Files.createDirectories(part);
      return new TrialDirectory(part, trials.resolve(trial.directory()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the files of the trial go until it is committed. */
  public Path path() {
    return part;
  }

  /**
   * Writes trial.json and gives the directory its name; an earlier attempt is replaced and
   * remembered in the record.
   */
  public Path commit(TrialRecord record) {
    try {
      Files.writeString(part.resolve(TrialRecord.FILE), Json.text(record.after(earlier())));
      Path old = part.resolveSibling(part.getFileName() + ".old");
      if (Files.exists(whole)) {
        Files.move(whole, old, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
      FileTree.delete(old);
      return whole;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<TrialRecord.Attempt> earlier() {
    Path file = whole.resolve(TrialRecord.FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    TrialRecord last = ResultDirectory.readJson(file, TrialRecord.class);
    List<TrialRecord.Attempt> attempts = new ArrayList<>(last.earlierAttempts());
    attempts.add(new TrialRecord.Attempt(last.start(), last.status(), last.reason()));
    return attempts;
  }
}
