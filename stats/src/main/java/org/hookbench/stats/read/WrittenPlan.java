// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.Addition;
import org.hookbench.experiment.plan.Looks;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;

/**
 * plan.json of anybody: seed and the order of the trials are its own; what it leaves out is taken
 * from the trials that were made.
 */
final class WrittenPlan {
  private final LenientJson json;
  private final List<MadeTrial> made;

  WrittenPlan(Path file, List<MadeTrial> made) {
    this.json = LenientJson.read(file);
    this.made = made;
    json.requireSchema(Plan.SCHEMA);
  }

  /**
   * The plan with all trials it tells and all that were made.
   *
   * @param asked arms of the experiment file, baseline first; empty if there is none
   */
  Plan plan(List<String> asked) {
    List<PlannedTrial> trials = trials();
    return new Plan(
        Plan.SCHEMA,
        json.text("experiment", ""),
        json.get("seed").asLong(),
        arms(asked, trials),
        variants(),
        scenarios(trials),
        trials,
        all("looks", Looks.class),
        all("added", Addition.class));
  }

  /** What is no object tells nothing. */
  private Map<String, Map<String, Object>> variants() {
    Map<String, Map<String, Object>> variants = new LinkedHashMap<>();
    json.get("variants").properties().stream()
        .filter(e -> e.getValue().isObject())
        .forEach(
            e ->
                variants.put(
                    e.getKey(),
                    Json.mapper().convertValue(e.getValue(), new TypeReference<>() {})));
    return variants;
  }

  private <T> List<T> all(String key, Class<T> type) {
    List<T> all = new ArrayList<>();
    json.get(key).forEach(element -> all.add(json.in(element).whole(type)));
    return all;
  }

  private List<PlannedTrial> trials() {
    List<PlannedTrial> trials = new ArrayList<>();
    Set<MadeTrial> rest = new LinkedHashSet<>(made);
    for (JsonNode element : json.get("trials")) {
      MadeTrial own = madeOf(element, trials.size() + 1);
      if (own != null && !rest.remove(own)) {
        throw json.bad(
            "trial " + own.record().number() + " is listed twice, and was made once; remove one");
      }
      PlannedTrial trial = planned(element, own, trials);
      if (trial != null) {
        trials.add(trial);
      }
    }
    rest.forEach(own -> trials.add(planned(LenientJson.NOTHING, own, trials)));
    return trials;
  }

  private MadeTrial madeOf(JsonNode element, int position) {
    int number = number(element, position);
    return made.stream().filter(m -> m.record().number() == number).findFirst().orElse(null);
  }

  private int number(JsonNode element, int position) {
    int named = DirectoryName.of(element.asText(element.path("name").asText())).number();
    return element.path("number").asInt(named > 0 ? named : position);
  }

  /** Null for a trial that was not made and that the plan does not tell enough about. */
  private PlannedTrial planned(JsonNode element, MadeTrial own, List<PlannedTrial> before) {
    LenientJson told = json.in(element);
    List<String> arms = told.names("arms");
    String scenario = told.text("scenario", own == null ? null : own.record().scenario());
    if (arms.isEmpty() && own != null) {
      arms = own.record().arms();
    }
    if (arms.isEmpty() || scenario == null) {
      return null;
    }
    int block = told.integer("block", own == null ? 0 : own.record().block());
    return new PlannedTrial(
        own == null ? number(element, before.size() + 1) : own.record().number(),
        kind(told, own),
        scenario,
        block > 0 ? block : nextBlock(scenario, arms, before),
        arms,
        element.path("seed").asLong());
  }

  private static TrialKind kind(LenientJson told, MadeTrial own) {
    if (told.has("kind")) {
      return told.value("kind", TrialKind.class);
    }
    return own == null ? TrialKind.MACRO : own.record().kind();
  }

  /** The n-th trial of the same arms is of block n. */
  private static int nextBlock(String scenario, List<String> arms, List<PlannedTrial> before) {
    return 1
        + (int)
            before.stream()
                .filter(t -> t.scenario().equals(scenario) && t.arms().equals(arms))
                .count();
  }

  private Map<String, String> arms(List<String> asked, List<PlannedTrial> trials) {
    Map<String, String> arms = new LinkedHashMap<>();
    json.get("arms").properties().forEach(e -> arms.put(e.getKey(), e.getValue().asText()));
    Stream.of(
            json.names("arms"),
            asked.stream().filter(arm -> inUse(arm, trials)).toList(),
            inUse("none", trials) ? List.of("none") : List.<String>of(),
            trials.stream().flatMap(t -> t.arms().stream()).toList())
        .flatMap(List::stream)
        .forEach(arm -> arms.putIfAbsent(arm, arm));
    return arms;
  }

  private static boolean inUse(String arm, List<PlannedTrial> trials) {
    return trials.stream().anyMatch(t -> t.arms().contains(arm));
  }

  private List<PlannedScenario> scenarios(List<PlannedTrial> trials) {
    Map<String, PlannedScenario> scenarios = new LinkedHashMap<>();
    for (JsonNode element : json.get("scenarios")) {
      if (element.hasNonNull("kind") && element.path("parameters").isObject()) {
        PlannedScenario own = json.in(element).whole(PlannedScenario.class);
        scenarios.put(own.name(), own);
      }
    }
    trials.forEach(
        t ->
            scenarios.putIfAbsent(
                t.scenario(), new PlannedScenario(t.scenario(), t.kind(), Map.of())));
    return List.copyOf(scenarios.values());
  }
}
