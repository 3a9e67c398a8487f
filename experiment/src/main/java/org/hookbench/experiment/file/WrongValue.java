package org.hookbench.experiment.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.hookbench.experiment.Margin;
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
          Margin.class, "a margin; give it with its unit, as in 50us or 1%",
          String.class, "a text");

  private WrongValue() {}

  static String describe(String text, JsonMappingException e) {
    if (!(e instanceof MismatchedInputException mismatch)) {
      return e.getOriginalMessage().lines().findFirst().orElse("not valid");
    }
    if (e.getPath().isEmpty()) {
      return "not an experiment; give keys such as name, sut and arms, see macro/experiments";
    }
    Class<?> type = mismatch.getTargetType();
    return at(text, e) + " is not " + (type == null ? "valid" : expected(type));
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
        type, "valid as " + type.getSimpleName().toLowerCase(java.util.Locale.ROOT));
  }

  /** Key and value at fault; one that stands where a list may stand is the first of that list. */
  private static String at(String text, JsonMappingException e) {
    StringBuilder key = new StringBuilder();
    JsonNode node = tree(text);
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() != null) {
        key.append(key.isEmpty() ? "" : ".").append(step.getFieldName());
        node = node.path(step.getFieldName());
      } else if (node.isArray()) {
        key.append('[').append(step.getIndex()).append(']');
        node = node.path(step.getIndex());
      }
    }
    String value = node.isTextual() ? "'" + node.asText() + "'" : node.toString();
    return key + ": " + (node.isMissingNode() ? "this" : value);
  }

  private static JsonNode tree(String text) {
    try {
      return Json.yaml().readTree(text);
    } catch (JsonProcessingException unreadable) {
      return Json.mapper().missingNode();
    }
  }
}
