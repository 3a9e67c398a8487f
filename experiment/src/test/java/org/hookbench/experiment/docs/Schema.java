// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.docs;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Margin;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.json.Keys;

/** The keys of a file as JSON Schema (2020-12), from the records that read or write it. */
final class Schema {
  private static final String PACKAGE = Experiment.class.getPackageName() + ".";

  private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

  /** Whether it is a file that we write: a value may be null there, and a reader skips new keys. */
  private final boolean result;

  private Schema(boolean result) {
    this.result = result;
  }

  static ObjectNode make() {
    return new Schema(false).file("Experiment file of hookbench", Experiment.class);
  }

  /** Of a file of a result directory, which says what it is, as in {@code hookbench/plan/1}. */
  static ObjectNode ofResult(String is, Class<?> type) {
    ObjectNode made = new Schema(true).file(is, type);
    made.putArray("required").add("schema");
    made.withObject("/properties").putObject("schema").put("const", is);
    return made;
  }

  private ObjectNode file(String title, Class<?> type) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", title);
    root.put("$comment", "Made from the code by scripts/reference. Do not edit.");
    root.setAll(record(type));
    root.set("$defs", definitions);
    return root;
  }

  private ObjectNode record(Class<?> type) {
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    made.put("type", "object").put("additionalProperties", result);
    Choice.required(type).forEach(made.withArray("required")::add);
    ObjectNode properties = made.putObject("properties");
    Choice.of(type).ifPresent(c -> properties.putObject(c.key()).put("const", c.value()));
    for (RecordComponent key : Keys.of(type)) {
      properties.set(key.getName(), property(key));
    }
    return made;
  }

  private ObjectNode property(RecordComponent key) {
    Class<?> owner = key.getDeclaringRecord();
    ObjectNode value = value(key.getGenericType());
    if (result) {
      return nullable(key.getType(), value);
    }
    if (owner == Experiment.class && key.getName().equals("sweep")) {
      value = swept();
    }
    if (KeysPage.annotation(owner, key, JsonFormat.class).isPresent()) {
      ObjectNode list = value;
      value = JsonNodeFactory.instance.objectNode();
      value.putArray("anyOf").add(list.get("items")).add(list);
    }
    String meaning =
        KeysPage.annotation(owner, key, JsonPropertyDescription.class).orElseThrow().value();
    return value.put("description", meaning);
  }

  private static ObjectNode nullable(Class<?> type, ObjectNode value) {
    if (type.isPrimitive() && type != double.class) {
      return value;
    }
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    made.putArray("anyOf").add(value).addObject().put("type", "null");
    return made;
  }

  /** In the file a range is a text; the record has its values. */
  private static ObjectNode swept() {
    ObjectNode value = JsonNodeFactory.instance.objectNode().put("type", "object");
    value.putObject("additionalProperties").putArray("type").add("array").add("string");
    return value;
  }

  private ObjectNode value(Type type) {
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      boolean map = generic.getRawType() == Map.class;
      made.put("type", map ? "object" : "array");
      made.set(map ? "additionalProperties" : "items", value(of[of.length - 1]));
      return made;
    }
    Class<?> one = (Class<?>) type;
    if (one.isEnum()) {
      ArrayNode constants = made.putArray("enum");
      Arrays.stream(one.getEnumConstants()).forEach(c -> constants.add(Names.of((Enum<?>) c)));
      return made;
    }
    return isScalar(one) ? scalar(made, one) : made.put("$ref", "#/$defs/" + define(one));
  }

  private static boolean isScalar(Class<?> type) {
    return type.isPrimitive()
        || !type.getName().startsWith(PACKAGE)
        || type == Margin.class
        || KeysPage.isText(type);
  }

  private ObjectNode scalar(ObjectNode made, Class<?> type) {
    if (type == Integer.class || type == Long.class || type == long.class || type == int.class) {
      return made.put("type", "integer");
    }
    if (type == Double.class || type == double.class) {
      return made.put("type", "number");
    }
    if (type == Boolean.class || type == boolean.class) {
      return made.put("type", "boolean");
    }
    if (type == Object.class) {
      return made;
    }
    // YAML reads 8080 and true as a number and a truth value, and the bare word null as nothing.
    boolean plain = !result && (type == String.class || type == Path.class);
    List<String> types =
        plain
            ? List.of("string", "number", "boolean")
            : type == Arm.Short.class ? List.of("string", "null") : List.of("string");
    types.forEach(made.withArray("type")::add);
    return made;
  }

  private String define(Class<?> type) {
    String name = type.getName().substring(PACKAGE.length()).replace('$', '.');
    if (!definitions.has(name)) {
      definitions.putNull(name);
      definitions.set(name, type.isSealed() ? oneOfThem(type) : record(type));
    }
    return name;
  }

  private ObjectNode oneOfThem(Class<?> sealed) {
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    ArrayNode any = made.putArray("anyOf");
    for (Class<?> kind : sealed.getPermittedSubclasses()) {
      any.add(value(kind));
    }
    return made;
  }
}
