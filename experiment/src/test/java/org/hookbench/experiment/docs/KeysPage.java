// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.docs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Margin;

/** The keys of an experiment file as Markdown, from the records that read it. */
final class KeysPage {
  private static final String INTRODUCTION =
      """
      # Keys of an experiment file

      Made from the code by `scripts/reference`. Do not edit. A key that would have no effect is an error. Examples are in
      `macro/experiments`; what an arm can be is in [two-versions.md](../guide/two-versions.md).

      `workload`, `sut`, `environment` and `load` may be lists: the scenarios are all combinations. A workload takes the
      place of `sut` and `load`. `sweep` makes such lists from values
      of single keys. `scenarios` adds scenarios with names. [experiment.schema.json](experiment.schema.json) is for editors.
      An arm is a text or the long form: `none` (nothing is preloaded), `null` (an object that hooks nothing), the name of one
      of [our hooks](hooks.md), a path, or `delay:5us`.
      """;

  private record Part(String name, Class<?> type) {}

  private final StringBuilder page = new StringBuilder();
  private final Deque<Part> left = new ArrayDeque<>();
  private final Set<Class<?>> seen = new LinkedHashSet<>();

  private KeysPage() {}

  static String make() {
    KeysPage keys = new KeysPage();
    keys.page.append(INTRODUCTION);
    keys.add(new Part("", Experiment.class));
    while (!keys.left.isEmpty()) {
      keys.add(keys.left.poll());
    }
    return keys.page.toString();
  }

  private void add(Part part) {
    if (!seen.add(part.type())) {
      return;
    }
    Deque<Part> later = new ArrayDeque<>(left);
    left.clear();
    sections(part);
    left.addAll(later);
  }

  private void sections(Part part) {
    if (part.type().isSealed()) {
      for (Class<?> kind : part.type().getPermittedSubclasses()) {
        if (hasKeys(kind)) {
          left.add(new Part(part.name(), kind));
        }
      }
      return;
    }
    String title = part.name().isEmpty() ? "The file" : "`" + part.name() + "`";
    page.append("\n## ").append(title).append(kind(part)).append("\n\n");
    page.append("| key | value | meaning |\n|---|---|---|\n");
    Choice.of(part.type()).ifPresent(this::choice);
    rows(part.name(), part.type());
  }

  /** Of a sealed type's record: its own name. */
  private static String kind(Part part) {
    boolean sealed =
        Arrays.stream(part.type().getInterfaces())
            .anyMatch(i -> i.isSealed() && !i.isAnonymousClass());
    return sealed ? ": " + dashed(part.type().getSimpleName()) : "";
  }

  private void choice(Choice choice) {
    page.append("| `").append(choice.key()).append("` | `").append(choice.value());
    page.append("` | Chooses this kind");
    page.append(choice.required() ? ". |\n" : "; may be left out. |\n");
  }

  private void rows(String name, Class<?> record) {
    for (RecordComponent component : record.getRecordComponents()) {
      if (annotation(record, component, JsonUnwrapped.class).isPresent()) {
        rows(name, component.getType());
      } else if (annotation(record, component, JsonIgnore.class).isEmpty()) {
        row(name, record, component);
      }
    }
  }

  private void row(String name, Class<?> record, RecordComponent component) {
    String key =
        annotation(record, component, JsonProperty.class)
            .map(JsonProperty::value)
            .filter(given -> !given.isEmpty())
            .orElse(component.getName());
    String meaning =
        annotation(record, component, JsonPropertyDescription.class)
            .map(JsonPropertyDescription::value)
            .orElse("");
    page.append("| `").append(key).append("` | ").append(value(component.getGenericType()));
    page.append(" | ").append(meaning.replace("|", "\\|")).append(" |\n");
    parts(name.isEmpty() ? key : name + "." + key, component.getGenericType());
  }

  /** Records and sealed types of ours in a value get sections of their own. */
  private void parts(String name, Type type) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> parts(name, argument));
    } else if (type instanceof Class<?> one && hasKeys(one)) {
      left.add(new Part(name, one));
    }
  }

  private static boolean hasKeys(Class<?> type) {
    return type.getPackageName().equals(Experiment.class.getPackageName())
        && !isText(type)
        && (type.isSealed() || type.isRecord());
  }

  /** Whether the value is written as one text, as a short arm or a margin is. */
  static boolean isText(Class<?> type) {
    return Arrays.stream(type.getMethods()).anyMatch(m -> m.isAnnotationPresent(JsonValue.class));
  }

  private static String value(Type type) {
    if (type instanceof ParameterizedType generic) {
      String of =
          Arrays.stream(generic.getActualTypeArguments())
              .map(KeysPage::value)
              .collect(Collectors.joining(" to "));
      return (generic.getRawType() == Map.class ? "map of " : "list of ") + of;
    }
    Class<?> one = (Class<?>) type;
    if (one.isEnum()) {
      return Arrays.stream(one.getEnumConstants())
          .map(constant -> "`" + dashed(constant.toString()) + "`")
          .collect(Collectors.joining(", "));
    }
    return words(one);
  }

  private static String words(Class<?> type) {
    if (type == Object.class) {
      return "value";
    }
    String name = type.getSimpleName();
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == String.class || type == Path.class || type == Margin.class || isText(type)) {
      return "text";
    }
    return type.isPrimitive() || Number.class.isAssignableFrom(type)
        ? "number"
        : dashed(name).replace('-', ' ');
  }

  private static String dashed(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
  }

  /** An annotation of a component may end up at its field, its accessor or its parameter. */
  static <A extends Annotation> Optional<A> annotation(
      Class<?> record, RecordComponent component, Class<A> type) {
    try {
      A onField = record.getDeclaredField(component.getName()).getAnnotation(type);
      return Optional.ofNullable(
          onField == null ? component.getAccessor().getAnnotation(type) : onField);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }
}
