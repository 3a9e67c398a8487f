// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedTrial;

/**
 * One result directory, for writing and reading. What is under {@code trials} without a leading dot
 * is whole.
 */
public final class ResultDirectory {
  public static final String EXPERIMENT = "experiment.yaml";
  public static final String PLAN = "plan.json";
  public static final String PROVENANCE = "provenance.json";

  /** Name of {@link #PROVENANCE} in directories of earlier versions. */
  public static final String EARLIER_PROVENANCE = "environment.json";

  public static final String TRIALS = "trials";

  private static final Pattern PARTIAL = Pattern.compile("\\.\\d{4,}-.*\\.part(\\.old)?");

  private final Path path;

  private ResultDirectory(Path path) {
    this.path = path;
  }

  /**
   * Makes {@code parent/<UTC>-<experiment>} at once with its plan and these files; it must not be
   * there yet.
   *
   * @param files text by name: what is known before the first trial
   */
  public static ResultDirectory create(
      Path parent, Instant now, Plan plan, Map<String, String> files) {
    return new ResultDirectory(new NewDirectory(parent, now).make(plan, files));
  }

  /** Opens one that is there. */
  public static ResultDirectory open(Path path) {
    if (NewDirectory.isTemporary(path)) {
      throw UserError.of(
          "%s: is left over from a run killed at start-up; it contains no measurements. Start a"
              + " new run",
          path);
    }
    if (!Files.isRegularFile(path.resolve(PLAN)) || !Files.isDirectory(path.resolve(TRIALS))) {
      throw UserError.of(
          "%s: is not a result directory (it has no %s and %s/); give one that a measurement made",
          path, PLAN, TRIALS);
    }
    return new ResultDirectory(path);
  }

  public Path path() {
    return path;
  }

  /** Keeps other processes from measuring into it until this one ends. */
  public void claim() {
    Claim.of(path);
  }

  /** Writes a file of the directory at once: it is there whole or not at all. */
  public void write(String name, String text) {
    Io.run(() -> WholeFile.write(path.resolve(name), text));
  }

  /** The file that says where and with what a directory was measured, whatever its version. */
  public static Path provenance(Path directory) {
    Path earlier = directory.resolve(EARLIER_PROVENANCE);
    Path file = directory.resolve(PROVENANCE);
    return Files.exists(earlier) && !Files.exists(file) ? earlier : file;
  }

  /** A JSON file of the directory. */
  public JsonNode read(String name) {
    return readJson(path.resolve(name), JsonNode.class);
  }

  public void writePlan(Plan plan) {
    write(PLAN, Json.text(plan));
  }

  public Plan plan() {
    return readJson(path.resolve(PLAN), Plan.class);
  }

  /** Begins a trial under a temporary name. */
  public TrialDirectory begin(PlannedTrial trial) {
    return TrialDirectory.begin(path.resolve(TRIALS), trial);
  }

  /** The record of a trial, if it is there whole. */
  public Optional<TrialRecord> record(PlannedTrial trial) {
    Path file = directory(trial).resolve(TrialRecord.FILE);
    return Files.isRegularFile(file)
        ? Optional.of(readJson(file, TrialRecord.class))
        : Optional.empty();
  }

  /** Where a trial is, or will be. */
  public Path directory(PlannedTrial trial) {
    return path.resolve(TRIALS).resolve(trial.directory());
  }

  /** The trials of the plan that have not finished, in order. */
  public List<PlannedTrial> unfinished() {
    return plan().trials().stream()
        .filter(t -> record(t).map(r -> r.status() != TrialStatus.FINISHED).orElse(true))
        .toList();
  }

  /** Removes what an interrupted process left under temporary names. */
  public void removePartialTrials() {
    try (Stream<Path> entries = Files.list(path.resolve(TRIALS))) {
      for (Path entry : entries.filter(ResultDirectory::isPartialTrial).toList()) {
        FileTree.delete(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it is what this program names so: nothing else below the trials is removed. */
  private static boolean isPartialTrial(Path entry) {
    return PARTIAL.matcher(entry.getFileName().toString()).matches()
        && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
  }

  /** Writes SHA256SUMS over all files, in the order of their names. */
  public void seal() {
    write(Checksums.FILE, Checksums.of(path));
  }

  /** Writes SHA256SUMS again after these files were written; no other file is signed again. */
  public void sealAgain(Predicate<String> written) {
    write(Checksums.FILE, Checksums.again(path, written));
  }

  static <T> T readJson(Path file, Class<T> type) {
    try {
      return Json.mapper().readValue(Files.readString(file), type);
    } catch (JsonProcessingException e) {
      throw UserError.of(
          e,
          "%s: is not what hookbench writes there: %s",
          file,
          Quoted.reason(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
