// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.ByteSize;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Margin;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.TimeSpan;
import org.hookbench.experiment.console.Nearest;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.MisplacedKeyException;
import org.hookbench.experiment.json.Places;

/** What is wrong with a file, and where: the key, its value, and what it should be. */
record Problem(KeyPath path, String message) {
  private static final Map<Class<?>, String> EXPECTED =
      Map.ofEntries(
          Map.entry(Integer.class, "a whole number"),
          Map.entry(Long.class, "a whole number"),
          Map.entry(Double.class, "a number"),
          Map.entry(Boolean.class, "true or false"),
          Map.entry(Margin.class, "a margin; give it with its unit, as in 50us or 1%"),
          Map.entry(TimeSpan.class, "a time; give it with its unit, as in 50us or 10s"),
          Map.entry(ByteSize.class, "a size; give it with its unit, as in 512MiB"),
          Map.entry(Arm.class, "an arm; name none, a hook of ours, or the path of a .so"),
          Map.entry(Sut.class, "a system under test; write app: hello in braces or below it"),
          Map.entry(Environment.class, "an environment; write kind: process in braces or below it"),
          Map.entry(Load.class, "a load; write its keys, as in {connections: 1}"),
          Map.entry(String.class, "a text"));

  /** What an exception of the mapper says about this tree. */
  static Problem of(JsonNode tree, JsonMappingException e) {
    KeyPath path = KeyPath.of(tree, e.getPath());
    if (e instanceof UnrecognizedPropertyException unknown) {
      return new Problem(path, unknownKey(path.parent(), unknown));
    }
    if (e.getCause() instanceof UserError u) {
      return new Problem(path, u.getMessage());
    }
    if (e.getCause() instanceof MisplacedKeyException m) {
      KeyPath key = path.child(m.key());
      return new Problem(key, key + ": " + m.getMessage());
    }
    if (e.getCause() instanceof IllegalArgumentException wrong) {
      return new Problem(path, path + ": " + wrong.getMessage());
    }
    return new Problem(path, mismatch(path, e));
  }

  private static String mismatch(KeyPath path, JsonMappingException e) {
    if (e.getCause() instanceof InputCoercionException) {
      return "%s: %s is too large; give a whole number of at most 18 digits"
          .formatted(path, value(path.node()));
    }
    if (!(e instanceof MismatchedInputException mismatch)) {
      return Quoted.plain(e.getOriginalMessage().lines().findFirst().orElse("not valid"));
    }
    if (path.isRoot()) {
      return "not an experiment; give keys such as name, sut and arms, see macro/experiments";
    }
    Class<?> type = mismatch.getTargetType();
    return "%s: %s is not %s"
        .formatted(path, value(path.node()), type == null ? "valid" : expected(type, path));
  }

  private static String value(JsonNode node) {
    return node.isTextual()
        ? Quoted.of(node.asText())
        : node.isMissingNode() ? "this" : Quoted.plain(node.toString());
  }

  private static String expected(Class<?> type, KeyPath path) {
    if (type.isEnum()) {
      List<String> known =
          Arrays.stream(type.getEnumConstants()).map(c -> Names.of((Enum<?>) c)).toList();
      return "known; did you mean '%s'? use one of %s"
          .formatted(Nearest.to(path.node().asText(), known), known);
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list; write it as [a, b]";
    }
    if (Map.class.isAssignableFrom(type) || type.isRecord() && !EXPECTED.containsKey(type)) {
      return "a set of keys; write it as {key: value}";
    }
    return EXPECTED.getOrDefault(type, "valid here");
  }

  private static String unknownKey(KeyPath parent, UnrecognizedPropertyException e) {
    var known = e.getKnownPropertyIds().stream().map(Object::toString).sorted().toList();
    String key = e.getPropertyName();
    List<String> paths =
        Places.of(key).stream()
            .map(path -> "'" + path + (path.equals(key) ? "' at the top level" : "'"))
            .toList();
    return "%sunknown key %s; did you mean %s? Known here: %s"
        .formatted(
            parent.isRoot() ? "" : parent + ": ",
            Quoted.of(key),
            paths.isEmpty() ? "'" + Nearest.to(key, known) + "'" : String.join(" or ", paths),
            known);
  }
}
