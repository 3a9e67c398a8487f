// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.Redaction;

/**
 * An experiment file as given and as understood.
 *
 * @param text as given, to be kept beside the results
 */
public record ExperimentFile(String text, Experiment experiment) {
  private static final long LARGEST_BYTES = 1 << 20;
  private static final String LEFT_OUT =
      "# The values of request headers are left out: they may be secret.\n";

  /**
   * Reads YAML or JSON; a file that is not an experiment is a {@link UserError} that names the key,
   * and so is one in which a key has no effect.
   */
  public static ExperimentFile read(Path file) {
    return read(file, new Overrides());
  }

  /** The same with keys that are given beside the file. */
  public static ExperimentFile read(Path file, Overrides overrides) {
    ExperimentFile read = parse(file.toString(), text(file), overrides);
    try {
      read.experiment.scenarios().forEach(Scenario::check);
    } catch (UserError e) {
      throw new UserError(file + ": " + e.getMessage(), e);
    }
    return read;
  }

  /**
   * Reads the file of a result directory, which may be of an earlier version: what had no effect in
   * it is passed over.
   */
  public static ExperimentFile ofResult(Path file) {
    String text = text(file);
    return new ExperimentFile(text, EarlierFile.read(file.toString(), text));
  }

  /** As a result keeps it: as given, but without the values of request headers. */
  public String kept() {
    JsonNode given = DocumentTree.of("experiment", text);
    JsonNode redacted = Redaction.of(given);
    return redacted.equals(given) ? text : LEFT_OUT + yaml(redacted);
  }

  /** Whether it was kept in a result without the values of request headers. */
  public boolean lacksHeaders() {
    return text.startsWith(LEFT_OUT);
  }

  private static String text(Path file) {
    if (Files.isDirectory(file)) {
      throw new UserError(file + ": cannot be read: it is a directory; give an experiment file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw UserError.of(
          "%s: cannot be read: it is not a regular file; give an experiment file", file);
    }
    try {
      requireSmall(file.toString(), Files.size(file));
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new UserError(
          file + ": cannot be read: there is no such file; give the path of an experiment file", e);
    } catch (CharacterCodingException e) {
      throw UserError.of(
          e,
          "%s: cannot be read: it is not UTF-8 text; give an experiment file (YAML or JSON)",
          file);
    } catch (IOException e) {
      throw UserError.of(
          e, "%s: cannot be read (%s); give the path of an experiment file", file, e.getMessage());
    }
  }

  static void requireSmall(String source, long bytes) {
    if (bytes > LARGEST_BYTES) {
      throw UserError.of(
          "%s: has %s bytes, an experiment file has at most %s; give an experiment file (YAML or"
              + " JSON)",
          source, bytes, LARGEST_BYTES);
    }
  }

  /**
   * Parses a text.
   *
   * @param source named in messages
   */
  public static ExperimentFile parse(String source, String text) {
    return parse(source, text, new Overrides());
  }

  private static ExperimentFile parse(String source, String text, Overrides overrides) {
    JsonNode tree = DocumentTree.of(source, text);
    List<String> given = overrides.apply(tree);
    String kept = given.isEmpty() ? text : changed(source, given, tree);
    Structure.problem(KeyPath.root(tree))
        .ifPresent(
            problem -> {
              throw error(source, text, problem, null);
            });
    sweep(source, text, tree);
    try {
      return new ExperimentFile(kept, Json.yaml().treeToValue(tree, Experiment.class));
    } catch (JsonMappingException e) {
      throw error(source, text, Problem.of(tree, e), e);
    } catch (JsonProcessingException e) {
      throw new UserError(source + ": not valid YAML or JSON: " + DocumentTree.reason(e), e);
    }
  }

  private static String changed(String source, List<String> given, JsonNode tree) {
    return "# %s with values from the command line: %s%n%s"
        .formatted(Quoted.plain(source), Quoted.plain(String.join(", ", given)), yaml(tree));
  }

  private static String yaml(JsonNode tree) {
    try {
      return Json.yaml().writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts shipped parsers into a tree, and makes the scenarios of its sweep, if it has one. */
  static void sweep(String source, String text, JsonNode tree) {
    try {
      ShippedParsers.apply(tree);
      Sweep.apply(tree);
    } catch (Sweep.BadSweep e) {
      throw error(source, text, e.problem(), e);
    }
  }

  static UserError error(String source, String text, Problem problem, Exception cause) {
    return new UserError(source + problem.path().location(text) + ": " + problem.message(), cause);
  }
}
