// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hookbench.experiment.console.Nearest;
import org.hookbench.experiment.console.UserError;

/**
 * What scenarios are compared by: a key such as {@code load.connections}, a group of keys such as
 * {@code environment}, or {@code scenario}, which is everything that is fixed in one. Parameters of
 * a scenario are flat, with its name as {@code scenario}.
 *
 * @param key as given
 */
public record Factor(String key) {
  public static final String SCENARIO = "scenario";

  /** The parameters that belong to it; empty: the scenario has none of them. */
  public Map<String, String> value(Map<String, String> parameters) {
    return part(parameters, this::owns);
  }

  /** The parameters that are equal in scenarios that can be compared by it. */
  public Map<String, String> rest(Map<String, String> parameters) {
    return key.equals(SCENARIO)
        ? Map.of()
        : part(parameters, name -> !owns(name) && !name.equals(SCENARIO));
  }

  private boolean owns(String name) {
    return name.equals(key) || name.startsWith(key + ".");
  }

  private static Map<String, String> part(Map<String, String> all, Predicate<String> wanted) {
    Map<String, String> part = new LinkedHashMap<>(all);
    part.keySet().removeIf(wanted.negate());
    return part;
  }

  /** A name for these parameters by what differs among others: {@code connections=8}. */
  public static String label(Map<String, String> value, Collection<Map<String, String>> others) {
    if (value.containsKey(SCENARIO)) {
      return value.get(SCENARIO);
    }
    Set<String> keys = new LinkedHashSet<>(value.keySet());
    others.forEach(other -> keys.addAll(other.keySet()));
    return keys.stream()
        .filter(k -> others.stream().anyMatch(o -> !Objects.equals(o.get(k), value.get(k))))
        .map(k -> leaf(k) + (value.containsKey(k) ? "=" + value.get(k) : " not set"))
        .collect(Collectors.joining(", "));
  }

  private static String leaf(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  /**
   * Refuses a factor that no scenario has, or that has one value.
   *
   * @param option where it was given, for the message
   */
  public void requireVaried(String option, List<Map<String, String>> scenarios) {
    Set<String> varied = varied(scenarios);
    String remedy =
        varied.isEmpty()
            ? "; there is one scenario, so nothing can be compared by a factor"
            : "; give one of " + String.join(", ", varied);
    List<Map<String, String>> values = scenarios.stream().map(this::value).distinct().toList();
    Require.that(
        values.stream().anyMatch(value -> !value.isEmpty()),
        "%s: '%s' is not a factor%s%s"
            .formatted(
                option,
                key,
                varied.isEmpty() ? "" : "; did you mean '" + Nearest.to(key, varied) + "'?",
                remedy));
    Require.that(
        values.size() > 1,
        "%s: %s has one value, %s, in all scenarios%s"
            .formatted(
                option,
                key,
                String.join(", ", values.isEmpty() ? Set.of() : values.get(0).values()),
                remedy));
  }

  /** Says why no two scenarios differ in a factor that varies and in nothing else. */
  public UserError confounded(String option, List<Map<String, String>> scenarios) {
    Set<String> others = varied(scenarios);
    others.removeIf(other -> owns(other) || other.equals(SCENARIO));
    return UserError.of(
        "%s: no two scenarios differ in %s only; they also differ in %s. Give a group (sut,"
            + " environment, load) or scenario",
        option, key, String.join(", ", others));
  }

  /** The keys that have several values. */
  private static Set<String> varied(List<Map<String, String>> scenarios) {
    return scenarios.stream()
        .flatMap(parameters -> parameters.keySet().stream())
        .filter(k -> scenarios.stream().map(p -> p.getOrDefault(k, "")).distinct().count() > 1)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
