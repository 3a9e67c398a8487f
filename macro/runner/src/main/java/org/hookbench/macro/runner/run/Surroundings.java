package org.hookbench.macro.runner.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.provenance.LastCalibration;
import org.hookbench.experiment.provenance.Provenance;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.macro.runner.deploy.ArmSetup;

/**
 * environment.json of a run, and the machine's last calibration; where there is one already, its
 * facts stay and must still be true.
 */
final class Surroundings {
  private final ResultDirectory results;
  private final Map<String, ArmSetup> arms;
  private final Deployers deployers;

  Surroundings(ResultDirectory results, Map<String, ArmSetup> arms, Deployers deployers) {
    this.results = results;
    this.arms = arms;
    this.deployers = deployers;
  }

  void write() {
    Map<String, HookFile> hooks = new LinkedHashMap<>();
    Map<String, Object> engine = new LinkedHashMap<>();
    earlier()
        .ifPresent(
            e -> {
              hooks.putAll(e.hooks());
              engine.putAll(e.engine());
            });
    arms.forEach((label, arm) -> arm.hook().ifPresent(hook -> add(hooks, label, hook)));
    engine.putAll(deployers.facts());
    List<String> command =
        List.of(ProcessHandle.current().info().arguments().orElse(new String[0]));
    Provenance provenance = Provenance.read(Home.find(), hooks, command, engine);
    results.write(ResultDirectory.ENVIRONMENT, Json.text(provenance));
    new LastCalibration(provenance.host()).attach(results);
  }

  private void add(Map<String, HookFile> hooks, String label, HookFile hook) {
    HookFile before = hooks.putIfAbsent(label, hook);
    if (before != null && !before.sha256().equals(hook.sha256())) {
      throw new UserError(
          hook.path()
              + ": is not the file that the trials in "
              + results.path()
              + " were made with (SHA-256 "
              + before.sha256().substring(0, 12)
              + "...); start a new run");
    }
  }

  private Optional<Provenance> earlier() {
    Path file = results.path().resolve(ResultDirectory.ENVIRONMENT);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.mapper().readValue(Files.readString(file), Provenance.class));
    } catch (JsonProcessingException e) {
      throw new UserError(file + ": is not what hookbench writes: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
