package org.hookbench.experiment.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.console.Nearest;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;

/**
 * An experiment file as given and as understood.
 *
 * @param text as given, to be kept beside the results
 */
public record ExperimentFile(String text, Experiment experiment) {

  /**
   * Reads YAML or JSON; a file that is not an experiment is a {@link UserError} that names the key.
   */
  public static ExperimentFile read(Path file) {
    if (Files.isDirectory(file)) {
      throw new UserError(file + ": cannot be read: it is a directory; give an experiment file");
    }
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new UserError(
          file + ": cannot be read: there is no such file; give the path of an experiment file", e);
    } catch (CharacterCodingException e) {
      throw new UserError(
          file + ": cannot be read: it is not UTF-8 text; give an experiment file (YAML or JSON)",
          e);
    } catch (IOException e) {
      throw new UserError(
          file + ": cannot be read (" + e.getMessage() + "); give the path of an experiment file",
          e);
    }
  }

  /**
   * Parses a text.
   *
   * @param source named in messages
   */
  public static ExperimentFile parse(String source, String text) {
    if (text.isBlank()) {
      throw new UserError(source + ": is empty; see macro/experiments for examples");
    }
    try {
      return new ExperimentFile(text, Json.yaml().readValue(text, Experiment.class));
    } catch (UnrecognizedPropertyException e) {
      throw new UserError(source + where(e) + ": " + unknownKey(e), e);
    } catch (JsonMappingException e) {
      String message =
          e.getCause() instanceof UserError u ? u.getMessage() : WrongValue.describe(text, e);
      throw new UserError(source + where(e) + ": " + message, e);
    } catch (JsonProcessingException e) {
      throw new UserError(source + where(e) + ": not valid YAML or JSON: " + reason(e), e);
    }
  }

  private static String reason(JsonProcessingException e) {
    String said = e.getOriginalMessage();
    if (said.contains("'\\t(TAB)'")) {
      return "a tab; indent with spaces";
    }
    return said.lines()
        .map(String::strip)
        .filter(line -> !line.startsWith("in ") && !line.startsWith("while "))
        .findFirst()
        .orElse("cannot be parsed");
  }

  private static String unknownKey(UnrecognizedPropertyException e) {
    var known = e.getKnownPropertyIds().stream().map(Object::toString).sorted().toList();
    return "unknown key '"
        + e.getPropertyName()
        + "'; did you mean '"
        + Nearest.to(e.getPropertyName(), known)
        + "'? Known here: "
        + known;
  }

  private static String where(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
  }
}
