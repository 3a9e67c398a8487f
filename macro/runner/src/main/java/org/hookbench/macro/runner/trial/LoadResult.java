package org.hookbench.macro.runner.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.Warning;

/**
 * What of load.json goes into the record of a trial.
 *
 * @param start UTC; zero of the times in the samples
 * @param warmup requests per arm before the measured ones
 * @param samples measured requests per arm
 * @param errors of them that failed
 */
record LoadResult(
    Instant start,
    int warmup,
    Map<String, Long> samples,
    Map<String, Long> errors,
    List<Warning> warnings) {
  static final String FILE = "load.json";

  static LoadResult read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return of(Json.mapper().readTree(Files.readString(file)));
    } catch (IOException | DateTimeException e) {
      throw new MeasurementFailedException(
          file + ": the load generator left no readable result: " + e.getMessage(), e);
    }
  }

  private static LoadResult of(JsonNode root) {
    Map<String, Long> samples = new LinkedHashMap<>();
    Map<String, Long> errors = new LinkedHashMap<>();
    root.path("arms")
        .properties()
        .forEach(
            arm -> {
              samples.put(arm.getKey(), arm.getValue().path("requests").asLong());
              errors.put(arm.getKey(), arm.getValue().path("errors").asLong());
            });
    List<Warning> warnings = new ArrayList<>();
    root.path("warnings")
        .forEach(
            w -> warnings.add(new Warning(w.path("code").asText(), w.path("message").asText())));
    Instant start = Instant.parse(root.path("start").asText());
    return new LoadResult(start, root.path("warmup").asInt(), samples, errors, warnings);
  }

  /** Requests sent to an arm, warm-up included. */
  long requests(String arm) {
    return warmup + samples.getOrDefault(arm, 0L);
  }
}
