// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.provenance.LastCalibration;
import org.hookbench.experiment.provenance.Provenance;
import org.hookbench.experiment.results.Redaction;
import org.hookbench.experiment.results.ResultDirectory;

/**
 * The provenance of a run, and the machine's last calibration. In a result directory that is
 * resumed or added to, the earlier facts stay and must still be true.
 */
public final class RunProvenance {
  private static final String TYPED = "HOOKBENCH_TYPED";

  private final ResultDirectory results;

  /** Of the trials in a result directory. */
  public RunProvenance(ResultDirectory results) {
    this.results = results;
  }

  /**
   * Writes it, once no other run measures into the directory.
   *
   * @param hooks by arm label
   * @param engine facts of engines; empty for none
   * @throws UserError if a hook is not the file that earlier trials were made with
   */
  public void write(Map<String, HookFile> hooks, Map<String, Object> engine) {
    results.claim();
    Map<String, HookFile> allHooks = new LinkedHashMap<>();
    Map<String, Object> allFacts = new LinkedHashMap<>();
    earlier()
        .ifPresent(
            e -> {
              allHooks.putAll(e.hooks());
              allFacts.putAll(e.engine());
            });
    hooks.forEach((label, hook) -> add(allHooks, label, hook));
    allFacts.putAll(engine);
    Provenance provenance = Provenance.read(Home.find(), allHooks, command(), allFacts);
    results.write(ResultDirectory.PROVENANCE, Json.text(provenance));
    new LastCalibration(provenance.host()).attach(results);
  }

  private static List<String> command() {
    return command(
        System.getenv(TYPED),
        ProcessHandle.current().info().arguments().map(List::of).orElse(List.of()));
  }

  /**
   * The command line of a run.
   *
   * @param typed what was typed, a word a line; null: the program was not started by the script
   */
  static List<String> command(String typed, List<String> arguments) {
    return Redaction.ofCommand(typed == null ? arguments : typed.lines().toList());
  }

  private void add(Map<String, HookFile> hooks, String label, HookFile hook) {
    HookFile before = hooks.putIfAbsent(label, hook);
    if (before != null && !before.sha256().equals(hook.sha256())) {
      throw UserError.of(
          "%s: is not the file that the trials in %s were made with (SHA-256 %s...); put that file"
              + " back, or start a new run",
          hook.path(), results.path(), before.sha256().substring(0, 12));
    }
  }

  private Optional<Provenance> earlier() {
    Path file = ResultDirectory.provenance(results.path());
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.mapper().readValue(Files.readString(file), Provenance.class));
    } catch (JsonProcessingException e) {
      throw new UserError(
          file + ": is not what hookbench writes: " + Quoted.reason(e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
