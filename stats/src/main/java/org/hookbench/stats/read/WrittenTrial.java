// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.experiment.results.Warning;

/**
 * trial.json of anybody: only the status must be there; what else is missing is taken from the name
 * of the directory and from its files, or is not known (a start that is not told is 1970).
 */
final class WrittenTrial {
  private final Path directory;
  private final LenientJson json;

  private WrittenTrial(Path directory) {
    this.directory = directory;
    this.json = LenientJson.read(directory.resolve(TrialRecord.FILE));
  }

  /** Reads it; block 0 stands for one that is not told. */
  static TrialRecord read(Path directory) {
    WrittenTrial trial = new WrittenTrial(directory);
    trial.json.requireSchema(TrialRecord.SCHEMA);
    return trial.record();
  }

  private TrialRecord record() {
    DirectoryName name = DirectoryName.of(directory);
    List<String> arms = arms(name);
    return new TrialRecord(
        TrialRecord.SCHEMA,
        json.integer("number", name.number()),
        kind(),
        json.text("scenario", name.scenario(arms)),
        json.integer("block", 0),
        arms,
        start(),
        json.value("status", TrialStatus.class),
        json.text("reason", null),
        proofs(arms),
        json.integer("warmup", 0),
        counts("samples"),
        counts("errors"),
        figures(),
        warnings(),
        attempts());
  }

  private List<String> arms(DirectoryName name) {
    List<String> arms = json.names("arms");
    if (arms.isEmpty() && !name.arm().equals(DirectoryName.DUET)) {
      return List.of(name.arm());
    }
    if (arms.isEmpty()) {
      throw json.bad("arms: missing; give the two arms of the duet, the baseline first");
    }
    return arms;
  }

  private TrialKind kind() {
    if (json.has("kind")) {
      return json.value("kind", TrialKind.class);
    }
    return Files.isRegularFile(directory.resolve(Sample.FILE)) ? TrialKind.MACRO : TrialKind.MICRO;
  }

  private Instant start() {
    String text = json.text("start", null);
    try {
      return text == null ? Instant.EPOCH : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw json.bad("start: '" + text + "' is not a time such as 2026-01-31T12:00:00Z");
    }
  }

  /** Evidence by arm; what is not said to fail holds. */
  private List<Proof> proofs(List<String> arms) {
    JsonNode proof = json.get("proof");
    if (proof.isBoolean()) {
      return arms.stream().map(arm -> proof(arm, proof)).toList();
    }
    List<Proof> proofs = new ArrayList<>();
    for (JsonNode one : proof.isArray() ? proof : LenientJson.NOTHING) {
      proofs.add(proof(one.path("arm").asText(arms.get(0)), one));
    }
    if (proof.isObject()) {
      arms.stream().filter(proof::has).forEach(arm -> proofs.add(proof(arm, proof.path(arm))));
    }
    return proofs;
  }

  private static Proof proof(String arm, JsonNode node) {
    ProofState state = state(node);
    Map<String, Long> calls = new LinkedHashMap<>();
    node.path("calls").properties().forEach(e -> calls.put(e.getKey(), e.getValue().asLong()));
    return new Proof(
        arm,
        node.path("hook").asText(null),
        node.path("sha256").asText(null),
        state,
        node.path("how").asText("told"),
        calls,
        node.path("detail")
            .asText(
                state == ProofState.PROVEN
                    ? "stated by trial.json"
                    : "trial.json states that it does not hold"));
  }

  private static ProofState state(JsonNode node) {
    if (node.has("state")) {
      return Names.parse(ProofState.class, "proof.state", node.path("state").asText());
    }
    boolean holds = node.isBoolean() ? node.booleanValue() : node.path("holds").asBoolean(true);
    return Proof.ofHolds(holds, node.path("how").asText());
  }

  private Map<String, Long> counts(String key) {
    Map<String, Long> counts = new LinkedHashMap<>();
    json.get(key).properties().forEach(e -> counts.put(e.getKey(), e.getValue().asLong()));
    return counts;
  }

  private Map<String, Map<String, Double>> figures() {
    Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> arm : json.get("figures").properties()) {
      Map<String, Double> own = new LinkedHashMap<>();
      arm.getValue().properties().stream()
          .filter(figure -> figure.getValue().isNumber())
          .forEach(figure -> own.put(figure.getKey(), figure.getValue().asDouble()));
      figures.put(arm.getKey(), own);
    }
    return figures;
  }

  private List<TrialRecord.Attempt> attempts() {
    return json.has("earlierAttempts")
        ? List.of(json.value("earlierAttempts", TrialRecord.Attempt[].class))
        : List.of();
  }

  private List<Warning> warnings() {
    List<Warning> warnings = new ArrayList<>();
    for (JsonNode one : json.get("warnings")) {
      warnings.add(
          one.isTextual()
              ? new Warning(one.asText(), one.asText())
              : new Warning(one.path("code").asText("warning"), one.path("message").asText("")));
    }
    return warnings;
  }
}
