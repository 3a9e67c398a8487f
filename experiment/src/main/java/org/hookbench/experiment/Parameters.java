// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that is fixed in a scenario, flat: {@code load.connections}, {@code sut.app}. Values
 * of environment variables are left out: they may be secrets.
 */
public final class Parameters {
  private Parameters() {}

  /** Text of each key that has a value, in the order of the keys. */
  public static Map<String, String> of(Scenario scenario) {
    Map<String, String> flat = new LinkedHashMap<>();
    add(flat, scenario.sut() instanceof Workload ? "workload" : "sut", (Record) scenario.sut());
    flat.put("environment.kind", Names.of(scenario.environment().kind()));
    add(flat, "environment", (Record) scenario.environment());
    if (scenario.load() instanceof Load.Http http) {
      flat.put("load.model", Names.of(http.model()));
    } else if (scenario.load() instanceof Load.Cold cold) {
      flat.put("load.model", Names.of(cold.model()));
    }
    add(flat, "load", (Record) scenario.load());
    return flat;
  }

  private static void add(Map<String, String> flat, String prefix, Record record) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = value(record, component);
      boolean part = component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
      String key = part ? prefix : prefix + "." + component.getName();
      if (value instanceof Record inner && (part || isGroup(inner))) {
        add(flat, key, inner);
      } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
        flat.put(key, map.keySet().toString());
      } else if (value != null && !isEmpty(value)) {
        flat.put(key, value instanceof Enum<?> e ? Names.of(e) : value.toString());
      }
    }
  }

  private static boolean isGroup(Record record) {
    return record instanceof Limits
        || record instanceof Autoscale
        || record instanceof Workload.Parser;
  }

  private static boolean isEmpty(Object value) {
    return value instanceof Collection<?> c && c.isEmpty()
        || value instanceof Map<?, ?> m && m.isEmpty();
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
