// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.ResultDirectory;

/**
 * The newest calibration of this machine among the results: it goes into every later result, whose
 * report then says what the machine can see.
 */
public final class LastCalibration {
  static final String FILE = "calibration.json";

  /** With another of these, it is another instrument. */
  private static final List<String> IDENTITY =
      List.of("name", "cpuModel", "cpus", "kernel", "clockSource");

  private final JsonNode here;

  /** For results that are made on this host. */
  public LastCalibration(Host host) {
    this.here = Json.mapper().valueToTree(host);
  }

  /** The file in the youngest directory below a parent; the names begin with the time. */
  private Optional<Path> find(Path parent) {
    try (Stream<Path> directories = Files.list(parent)) {
      return directories
          .filter(d -> Files.exists(d.resolve(FILE)))
          .filter(this::isOfThisMachine)
          .max(Comparator.comparing(d -> d.getFileName().toString()))
          .map(d -> d.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Not one of the copies: the file names the directory that it was computed from. */
  private boolean isOfThisMachine(Path directory) {
    String name = directory.getFileName().toString();
    JsonNode there =
        read(directory, ResultDirectory.provenance(directory).getFileName().toString())
            .path("host");
    return read(directory, FILE).path("directory").asText().equals(name)
        && IDENTITY.stream().allMatch(key -> there.path(key).equals(here.path(key)));
  }

  private static JsonNode read(Path directory, String file) {
    try {
      return Json.mapper().readTree(Files.readString(directory.resolve(file)));
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** Copies the newest one beside the directory into it, if there is one and none in it. */
  public void attach(ResultDirectory directory) {
    if (Files.exists(directory.path().resolve(FILE))) {
      return;
    }
    find(directory.path().toAbsolutePath().getParent())
        .ifPresent(file -> directory.write(FILE, read(file)));
  }

  private static String read(Path file) {
    return Io.get(() -> Files.readString(file));
  }
}
