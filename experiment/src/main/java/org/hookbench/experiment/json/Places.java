// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.json;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.Variant;

/** Where a key stands in an experiment file: keys of one name may stand at several places. */
public final class Places {
  private static final Map<Class<?>, VariantReader<?>> READERS =
      Map.of(
          Sut.class, new SutReader(),
          Environment.class, new EnvironmentReader(),
          Load.class, new LoadReader(Load.class));
  private static final Map<String, Set<String>> PATHS = new HashMap<>();

  static {
    add(Experiment.class, "");
  }

  private Places() {}

  /** Paths of the keys of this name, as in {@code sut.urls}: those with the fewest steps. */
  public static List<String> of(String key) {
    return PATHS.getOrDefault(key, Set.of()).stream()
        .collect(
            Collectors.groupingBy(
                path -> path.split("\\.").length, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .findFirst()
        .orElse(List.of());
  }

  private static void add(Class<?> type, String above) {
    VariantReader<?> reader = READERS.get(type);
    if (reader != null) {
      reader.selectors().forEach(key -> add(key, above));
      reader.variants().forEach(variant -> add(variant.type(), above));
    } else if (type == Arm.class) {
      add(Variant.class, above.replaceFirst("\\.$", "[]."));
    } else if (type.isRecord() && type != Scenario.class && !isText(type)) {
      for (RecordComponent key : Keys.of(type)) {
        add(key.getName(), above);
        String step = key.getType() == Map.class ? ".NAME." : ".";
        add(value(key.getGenericType()), above + key.getName() + step);
      }
    }
  }

  private static void add(String key, String above) {
    PATHS.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(above + key);
  }

  private static Class<?> value(Type type) {
    return type instanceof ParameterizedType generic
        ? value(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1])
        : (Class<?>) type;
  }

  /** Whether it is written as one text, as a time is. */
  private static boolean isText(Class<?> type) {
    return Arrays.stream(type.getMethods()).anyMatch(m -> m.isAnnotationPresent(JsonValue.class));
  }
}
