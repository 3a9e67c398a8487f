package org.hookbench.macro.load.command;

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
record LoadSpec(String schema, List<TargetSpec> targets, Load load, Long seed) {
  static final String SCHEMA = "hookbench/load/1";

  record TargetSpec(String arm, String url) {}

  LoadSpec {
    if (!SCHEMA.equals(schema)) {
      throw new UserError("schema: " + schema + " is not " + SCHEMA);
    }
    if (targets == null || targets.isEmpty()) {
      throw new UserError("targets: missing; give at least one, with its arm and url");
    }
    load = load == null ? Load.DEFAULT : load;
    seed = seed == null ? 42L : seed;
  }

  static LoadSpec read(Path file) {
    try {
      return Json.mapper().readValue(Files.readString(file), LoadSpec.class);
    } catch (JsonProcessingException e) {
      String reason = e.getCause() instanceof UserError u ? u.getMessage() : e.getOriginalMessage();
      throw new UserError(file + ": " + reason, e);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  List<Target> resolved() {
    Set<String> seen = new HashSet<>();
    for (TargetSpec t : targets) {
      if (!seen.add(t.arm())) {
        throw new UserError("targets: the arm " + t.arm() + " is there twice; name each once");
      }
    }
    return targets.stream().map(t -> Target.of(t.arm(), t.url())).toList();
  }
}
