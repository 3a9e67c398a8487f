// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The scenarios of an experiment: the cross product of its parts, then those that have a name. */
record Scenarios(List<Sut> sut, List<Environment> environment, List<Load> load) {
  private static final int MOST = 1_000;

  /** All of them, each with its three parts. */
  List<Scenario> with(List<Scenario> named) {
    Require.atMost(
        "sut, environment, load, scenarios: number of scenarios",
        (long) sut.size() * environment.size() * load.size() + named.size(),
        MOST);
    List<Scenario> all = new ArrayList<>(crossed());
    named.forEach(scenario -> all.add(completed(scenario)));
    Set<String> taken = new HashSet<>();
    for (Scenario scenario : all) {
      Require.that(
          taken.add(scenario.name()),
          "scenarios: name: '" + scenario.name() + "' is there twice; give each a name of its own");
    }
    return List.copyOf(all);
  }

  private List<Scenario> crossed() {
    List<Scenario> crossed = new ArrayList<>();
    for (Sut s : sut) {
      for (Environment e : environment) {
        for (Load l : load) {
          crossed.add(new Scenario(name(s, e, l), s, e, l));
        }
      }
    }
    return ScenarioNames.distinct(crossed);
  }

  private static String name(Sut s, Environment e, Load l) {
    String name = s.label() + "-" + e.label();
    return l.label().isEmpty() ? name : name + "-" + l.label();
  }

  private Scenario completed(Scenario named) {
    Require.that(
        named.name() != null && named.name().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"),
        "scenarios: name: "
            + (named.name() == null ? "missing" : "'" + named.name() + "'")
            + "; each scenario needs one of letters, digits, '.', '_' and '-', 100 at most");
    return new Scenario(
        named.name(),
        part(named, Scenario::sut, "sut", sut),
        part(named, Scenario::environment, "environment", environment),
        part(named, Scenario::load, "load", load));
  }

  private static <T> T part(
      Scenario named, Function<Scenario, T> given, String key, List<T> ofExperiment) {
    Require.that(
        given.apply(named) != null || ofExperiment.size() == 1,
        ("scenarios: %s: %s: missing, and the experiment has %s to take it from; give"
                + " the scenario its own")
            .formatted(named.name(), key, ofExperiment.isEmpty() ? "none" : ofExperiment.size()));
    return given.apply(named) == null ? ofExperiment.get(0) : given.apply(named);
  }

  /** Refuses a part of an experiment without a system of its own that no scenario takes. */
  static void requireTaken(String key, boolean given, boolean taken) {
    Require.that(
        !given || taken,
        ("%s: has no effect: the experiment has no sut, and each of its scenarios has"
                + " its own %s; remove it")
            .formatted(key, key));
  }
}
