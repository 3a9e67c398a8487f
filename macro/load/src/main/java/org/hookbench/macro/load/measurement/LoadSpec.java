package org.hookbench.macro.load.measurement;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.http.Target;

/** spec.json: what another program asks the load generator to do. */
public record LoadSpec(String schema, List<TargetSpec> targets, Load load, Long seed) {
  public static final String SCHEMA = "hookbench/load/1";

  /** An arm and where its requests go. */
  public record TargetSpec(String arm, String url) {}

  public LoadSpec {
    if (!SCHEMA.equals(schema)) {
      throw new UserError("schema: " + schema + " is not " + SCHEMA);
    }
    if (targets == null || targets.isEmpty()) {
      throw new UserError("targets: missing; give at least one, with its arm and url");
    }
    load = load == null ? Load.DEFAULT : load;
    seed = seed == null ? 42L : seed;
  }

  /** Reads a file; what is wrong in it is named by its key. */
  public static LoadSpec read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /**
   * Reads a text.
   *
   * @param source named in messages
   */
  public static LoadSpec parse(String source, String json) {
    try {
      return Json.mapper().readValue(json, LoadSpec.class);
    } catch (JsonProcessingException e) {
      String reason = e.getCause() instanceof UserError u ? u.getMessage() : e.getOriginalMessage();
      throw new UserError(source + ": " + reason, e);
    }
  }

  /** The targets, checked. */
  public List<Target> resolved() {
    Set<String> seen = new HashSet<>();
    for (TargetSpec t : targets) {
      if (!seen.add(t.arm())) {
        throw new UserError("targets: the arm " + t.arm() + " is there twice; name each once");
      }
    }
    return targets.stream().map(t -> Target.of(t.arm(), t.url())).toList();
  }
}
