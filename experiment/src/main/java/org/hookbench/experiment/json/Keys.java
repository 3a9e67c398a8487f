// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The keys of a record in a file: those of unwrapped parts stand beside its own. */
public final class Keys {
  private Keys() {}

  /** In the order of the components. */
  public static List<RecordComponent> of(Class<?> record) {
    return Arrays.stream(record.getRecordComponents()).flatMap(Keys::parts).toList();
  }

  private static Stream<RecordComponent> parts(RecordComponent component) {
    boolean part = component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    return part ? of(component.getType()).stream() : Stream.of(component);
  }

  /** Their names. */
  public static List<String> names(Class<?> record) {
    return of(record).stream().map(RecordComponent::getName).toList();
  }
}
