// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.resources;

import java.util.EnumMap;
import java.util.Map;

/**
 * Resources of one arm at one moment. What cannot be told is absent, never 0.
 *
 * @param nanoTime when it was read, of {@link System#nanoTime}
 */
public record Reading(long nanoTime, Map<Resource, Long> values) {
  public Reading {
    values = Map.copyOf(values);
  }

  /** Now, with these values; null values are left out. */
  public static Reading now(Map<Resource, Long> values) {
    Map<Resource, Long> known = new EnumMap<>(Resource.class);
    values.forEach(
        (resource, value) -> {
          if (value != null) {
            known.put(resource, value);
          }
        });
    return new Reading(System.nanoTime(), known);
  }

  /** The value, or null. */
  public Long get(Resource resource) {
    return values.get(resource);
  }
}
