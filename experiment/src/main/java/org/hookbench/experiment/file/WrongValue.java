package org.hookbench.experiment.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.json.Json;

/** Says which key has which value, and what it should be. */
final class WrongValue {
  private static final Map<Class<?>, String> EXPECTED =
      Map.of(
          Integer.class, "a whole number",
          Long.class, "a whole number",
          Double.class, "a number",
          Boolean.class, "true or false",
          String.class, "a text");

  private WrongValue() {}

  static String describe(String text, JsonMappingException e) {
    if (!(e instanceof MismatchedInputException mismatch)) {
      return e.getOriginalMessage().lines().findFirst().orElse("not valid");
    }
    Class<?> type = mismatch.getTargetType();
    return key(e) + ": " + value(text, e) + " is not " + (type == null ? "valid" : expected(type));
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "known; use one of "
          + Arrays.stream(type.getEnumConstants()).map(c -> Names.of((Enum<?>) c)).toList();
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return EXPECTED.getOrDefault(
        type, "a " + type.getSimpleName().toLowerCase(java.util.Locale.ROOT));
  }

  private static String key(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static String value(String text, JsonMappingException e) {
    try {
      JsonNode node = Json.yaml().readTree(text);
      for (JsonMappingException.Reference step : e.getPath()) {
        node =
            node.isArray()
                ? node.path(step.getIndex())
                : node.path(String.valueOf(step.getFieldName()));
      }
      return node.isMissingNode()
          ? "this"
          : node.isTextual() ? "'" + node.asText() + "'" : node.toString();
    } catch (JsonProcessingException unreadable) {
      return "this";
    }
  }
}
