// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names that say by which keys scenarios differ that would have the same name. */
final class ScenarioNames {
  private static final int LONGEST = 120;

  private ScenarioNames() {}

  /** The same scenarios; names that occur twice get the differing keys and values. */
  static List<Scenario> distinct(List<Scenario> scenarios) {
    Map<String, List<Scenario>> byName = new LinkedHashMap<>();
    scenarios.forEach(s -> byName.computeIfAbsent(s.name(), n -> new ArrayList<>()).add(s));
    Set<String> taken = new LinkedHashSet<>();
    List<Scenario> distinct = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      String name = scenario.name() + difference(scenario, byName.get(scenario.name()));
      Require.that(
          taken.add(name),
          "scenario "
              + name
              + ": is there twice, with the same sut, environment and load; remove one of them");
      distinct.add(new Scenario(name, scenario.sut(), scenario.environment(), scenario.load()));
    }
    return distinct;
  }

  private static String difference(Scenario scenario, List<Scenario> namesakes) {
    StringBuilder text = new StringBuilder();
    Map<String, String> own = Parameters.of(scenario);
    own.forEach(
        (key, value) -> {
          boolean differs =
              namesakes.stream().anyMatch(s -> !value.equals(Parameters.of(s).get(key)));
          if (differs) {
            String leaf = key.substring(key.lastIndexOf('.') + 1);
            text.append('-').append(Names.label(leaf + value));
          }
        });
    return text.length() <= LONGEST
        ? text.toString()
        : text.substring(0, LONGEST) + "-" + Integer.toHexString(text.toString().hashCode());
  }
}
