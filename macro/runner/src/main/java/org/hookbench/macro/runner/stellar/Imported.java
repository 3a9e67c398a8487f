// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.stellar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.hookbench.experiment.TimeSpan;
import org.hookbench.experiment.Units;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;

/** An experiment of ours that is made of one of STeLLAR's, and what of it could not be kept. */
final class Imported {
  private static final int MOST_CONNECTIONS = 65_536;
  private static final String TIMEOUT = "15min";
  private final ObjectNode experiment = Json.yaml().createObjectNode();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final String source;
  private final EndpointList endpoints;

  /**
   * Reads a file.
   *
   * @param source of the text, for messages
   * @param endpoints where the functions are; null: the built-in one is started
   */
  Imported(String name, String source, JsonNode file, EndpointList endpoints) {
    this.source = source;
    this.endpoints = endpoints;
    ObjectNode given = Field.checked(source, file, Field.OF_FILE);
    if (given.path("SubExperiments").isEmpty()) {
      throw UserError.of("%s: SubExperiments: missing; there is nothing to import", source);
    }
    experiment.put("name", label(name));
    experiment.putArray("arms").add(arm("baseline")).add(arm("control"));
    notes.addAll(Field.lost("file", given, Field.OF_FILE));
    note("arms", "STeLLAR has one; the second is a copy of it: replace it with what you compare");
    note("gap", "with two arms, each has its next burst after two gaps on average");
    ArrayNode scenarios = experiment.putArray("scenarios");
    int number = 0;
    for (JsonNode sub : given.get("SubExperiments")) {
      String where = "%s: SubExperiments[%d]".formatted(source, number++);
      scenarios.add(scenario(where, Field.checked(where, sub, Field.OF_SUB_EXPERIMENT)));
    }
    experiment.putObject("design").put("blocks", 5);
    ArrayNode outcomes = experiment.putObject("analysis").putArray("outcomes");
    List.of("median", "mean", "p99", "tmr", "failed").forEach(outcomes::add);
  }

  private static ObjectNode arm(String name) {
    return Json.yaml().createObjectNode().put("name", name);
  }

  /** The experiment, in YAML. */
  ObjectNode experiment() {
    return experiment;
  }

  /** A line for each thing that is not as it was. */
  List<String> notes() {
    return notes;
  }

  private void note(String where, String format, Object... values) {
    notes.add(place(where) + ": " + String.format(Locale.ROOT, format, values));
  }

  /** Without the name of the file, which is the same for all. */
  private String place(String where) {
    return where.startsWith(source + ": ") ? where.substring(source.length() + 2) : where;
  }

  private ObjectNode scenario(String where, ObjectNode sub) {
    List<Field> used =
        endpoints == null ? Field.OF_SUB_EXPERIMENT : EndpointList.without(Field.OF_SUB_EXPERIMENT);
    Chain chain = endpoints == null ? Chain.of(sub) : new Chain(0, 0, false);
    notes.addAll(Field.lost(place(where), sub, chain.hops() == 0 ? used : Chain.without(used)));
    ObjectNode scenario = Json.yaml().createObjectNode();
    scenario.put("name", unique(label(sub.path("Title").asText("scenario"))));
    ObjectNode sut = scenario.putObject("sut");
    int pool = Math.max(1, sub.path("Parallelism").asInt(1));
    String path = path(where, sub);
    if (chain.hops() > 0) {
      chain.put(sut);
      noteChain(where, path, chain);
    } else if (endpoints == null) {
      sut.put("app", "spin");
    } else {
      List<String> urls = endpoints.of(where, sub, pool);
      ArrayNode all = sut.putArray("urls");
      urls.forEach(all::add);
      urls.forEach(all::add);
      scenario.putObject("environment").put("kind", "endpoints");
    }
    ObjectNode load = load(where, sub, pool, path);
    if (chain.hops() > 0) {
      load.remove("serviceTimes");
      chain.load(load);
    }
    scenario.set("load", load);
    return scenario;
  }

  private void noteChain(String where, String path, Chain chain) {
    if (!path.endsWith("us=0")) {
      note(where, "DesiredServiceTimes: not kept: the functions of a chain do no work");
    }
    if (chain.stored()) {
      note(where, "StorageTransfer: through redis: start it, or correct HOOKBENCH_STORE");
    }
  }

  private ObjectNode load(String where, ObjectNode sub, int pool, String path) {
    ArrayNode given = (ArrayNode) sub.path("BurstSizes").require();
    long rounds = sub.path("Bursts").asLong() / pool;
    if (given.isEmpty() || rounds == 0) {
      throw UserError.of(
          "%s: Bursts and BurstSizes: give at least one size and one burst for each of %s"
              + " endpoints",
          where, pool);
    }
    ObjectNode load = Json.yaml().createObjectNode();
    if (endpoints == null) {
      load.put("path", path).put("serviceTimes", true);
    }
    List<Long> sizes = new ArrayList<>();
    given.forEach(size -> sizes.add(size.asLong() * pool));
    long largest = sizes.stream().mapToLong(Long::longValue).max().orElseThrow();
    ArrayNode bursts = load.putArray("bursts");
    sizes.forEach(bursts::add);
    load.set("gap", gap(where, sub));
    load.put("requests", requests(sizes, rounds));
    load.put("warmup", 0);
    load.put("connections", Math.min(MOST_CONNECTIONS, Math.max(largest, pool)));
    load.put("timeout", TIMEOUT);
    if (pool > 1) {
      note(
          where,
          "Parallelism: %d: a burst goes to all endpoints at once, not to one after another",
          pool);
    }
    return load;
  }

  private static long requests(List<Long> sizes, long rounds) {
    long cycle = sizes.stream().mapToLong(Long::longValue).sum();
    int rest = (int) (rounds % sizes.size());
    return rounds / sizes.size() * cycle + IntStream.range(0, rest).mapToLong(sizes::get).sum();
  }

  /** STeLLAR waits IAT, and of kind stochastic an exponential time of mean ln(IAT) on top. */
  private ObjectNode gap(String where, ObjectNode sub) {
    double seconds = sub.path("IATSeconds").asDouble();
    String kind = sub.path("IATType").asText("stochastic");
    if (!List.of("stochastic", "deterministic", "step").contains(kind)) {
      throw UserError.of(
          "%s: IATType: %s must be stochastic, deterministic or step", where, Quoted.of(kind));
    }
    ObjectNode gap = Json.yaml().createObjectNode();
    gap.put("shift", seconds == 0 ? "1ms" : plain(seconds));
    if (seconds == 0) {
      note(where, "IATSeconds: 0: the gap is 1 ms; STeLLAR computes the logarithm of 0");
    } else if (kind.equals("stochastic") && seconds > 1) {
      gap.put("scale", plain(Math.log(seconds)));
    } else if (kind.equals("stochastic")) {
      note(where, "IATSeconds: %s: the gap is fixed; STeLLAR's random part is 0 or less", seconds);
    } else if (kind.equals("step")) {
      note(where, "IATType: step: the gap is fixed, as it is in STeLLAR, which takes no step");
    } else if (seconds != Math.rint(seconds)) {
      note(where, "IATSeconds: %s: kept; STeLLAR cuts it to whole seconds", seconds);
    }
    return gap.put("from", "response");
  }

  private static String plain(double seconds) {
    return new TimeSpan(Math.round(seconds * 1e9)).toString();
  }

  private String path(String where, ObjectNode sub) {
    List<Long> times = new ArrayList<>();
    sub.path("DesiredServiceTimes").forEach(text -> times.add(us(where, text.asText())));
    if (times.isEmpty()) {
      throw UserError.of("%s: DesiredServiceTimes: missing; give one, as in [\"0ms\"]", where);
    }
    long last = times.get(times.size() - 1);
    if (times.stream().distinct().count() > 1) {
      note(where, "DesiredServiceTimes: only the last is kept; STeLLAR never leaves it");
    }
    if (endpoints != null && last > 0) {
      note(
          where,
          "DesiredServiceTimes: not kept: IncrementLimit has no unit; put it into the path of the"
              + " URLs");
    }
    return "/spin?us=" + last;
  }

  private static long us(String where, String duration) {
    double us = duration.equals("0") ? 0 : Units.sumInUnit(duration, "us");
    if (Double.isNaN(us)) {
      throw UserError.of(
          "%s: DesiredServiceTimes: %s is not a duration; write it as in 10ms or 1m30s",
          where, Quoted.of(duration));
    }
    return Math.round(us);
  }

  private String unique(String name) {
    String free = name;
    for (int n = 2; !names.add(free); n++) {
      free = name + "-" + n;
    }
    return free;
  }

  private static String label(String text) {
    String label = text.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[^A-Za-z0-9]+", "");
    return label.isEmpty() ? "scenario" : label.substring(0, Math.min(90, label.length()));
  }
}
