// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.stellar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** import stellar. */
@Command(
    name = "stellar",
    mixinStandardHelpOptions = true,
    description = {
      "Makes an experiment file of an experiment of STeLLAR: a scenario for each sub-experiment.",
      "A line on stderr and in the file tells what could not be kept; a field that STeLLAR does not"
          + " have is an error."
    },
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench import stellar hellopy.json",
      "  scripts/hookbench import stellar hellopy.json --endpoints vHive.json -o hellopy.yaml",
      "  scripts/hookbench macro hellopy.yaml --scenario cold-500"
    })
final class StellarCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "STeLLAR's experiment, JSON.")
  private Path file;

  @Option(
      names = "--endpoints",
      paramLabel = "FILE",
      description =
          "STeLLAR's list of endpoints, JSON; each scenario takes those that fit. Without it the"
              + " built-in function is started.")
  private Path endpoints;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the experiment file goes (default: standard output).")
  private Path output;

  @Override
  public Integer call() throws JsonProcessingException {
    EndpointList list =
        endpoints == null ? null : new EndpointList(endpoints.toString(), read(endpoints));
    String name = file.getFileName().toString().replaceFirst("\\.json$", "");
    Imported imported = new Imported(name, file.toString(), read(file), list);
    String notes =
        imported.notes().stream()
            .map(note -> "# " + note.replaceAll("\\p{Cntrl}", "?") + "\n")
            .collect(Collectors.joining());
    String text = notes + Json.yaml().writeValueAsString(imported.experiment());
    ExperimentFile.parse(file + " as imported", text)
        .experiment()
        .scenarios()
        .forEach(Scenario::check);
    imported.notes().forEach(note -> System.err.println("hookbench: " + note));
    write(text);
    return ExitStatus.DONE;
  }

  private static JsonNode read(Path file) {
    try {
      return Json.mapper().readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw UserError.of(
          e,
          "%s:%s:%s: not valid JSON: %s",
          file,
          e.getLocation().getLineNr(),
          e.getLocation().getColumnNr(),
          Quoted.reason(e.getOriginalMessage()));
    } catch (IOException e) {
      throw UserError.of(e, "%s: cannot be read (%s); give a JSON file", file, IoReason.of(e));
    }
  }

  private void write(String text) {
    if (output == null) {
      System.out.print(text);
      return;
    }
    try {
      Files.writeString(output, text);
    } catch (IOException e) {
      throw UserError.of(
          e, "%s: cannot be written (%s); give a writable place", output, IoReason.of(e));
    }
  }
}
