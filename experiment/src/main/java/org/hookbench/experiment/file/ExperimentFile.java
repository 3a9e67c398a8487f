package org.hookbench.experiment.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.Experiment;
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
    try {
      return parse(file.toString(), Files.readString(file));
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
      String reason = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new UserError(source + where(e) + ": not valid YAML or JSON: " + reason, e);
    }
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
