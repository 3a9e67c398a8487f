// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.stellar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hookbench.experiment.console.Nearest;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;

/**
 * A field of STeLLAR's files.
 *
 * @param usual value that changes nothing, as JSON
 * @param lost what to say where another value cannot be kept; null if it is kept
 */
record Field(String name, Type type, String usual, String lost) {
  private static final String OF_A_DEPLOYMENT =
      "belongs to a deployment, which is not made here: deploy the function, and give its URL with"
          + " --endpoints";
  private static final String COMPUTED = "STeLLAR computes this itself";
  private static final String CHAIN =
      "not kept: the functions behind the endpoints, or a chain of 2 to 8 of ours, send payloads";

  static final List<Field> OF_FILE =
      List.of(
          new Field("Sequential", Type.FLAG, "true", "scenarios run one after the other"),
          new Field("Provider", Type.TEXT, "\"\"", OF_A_DEPLOYMENT),
          new Field("Runtime", Type.TEXT, "\"\"", OF_A_DEPLOYMENT),
          new Field("SubExperiments", Type.LIST, "[]", null));

  static final List<Field> OF_SUB_EXPERIMENT =
      List.of(
          new Field("Title", Type.TEXT, "\"\"", null),
          new Field("Bursts", Type.WHOLE, "0", null),
          new Field("BurstSizes", Type.WHOLES, "[]", null),
          new Field("IATSeconds", Type.NUMBER, "0", null),
          new Field("IATType", Type.TEXT, "\"\"", null),
          new Field("DesiredServiceTimes", Type.TEXTS, "[]", null),
          new Field("Parallelism", Type.WHOLE, "1", null),
          new Field("PayloadLengthBytes", Type.WHOLE, "0", CHAIN),
          new Field("DataTransferChainLength", Type.WHOLE, "1", CHAIN),
          new Field("StorageTransfer", Type.FLAG, "false", CHAIN),
          new Field("PackageType", Type.TEXT, "\"Zip\"", OF_A_DEPLOYMENT),
          new Field("PackagePattern", Type.TEXT, "\"**\"", OF_A_DEPLOYMENT),
          new Field("Function", Type.TEXT, "\"\"", OF_A_DEPLOYMENT),
          new Field("Handler", Type.TEXT, "\"\"", OF_A_DEPLOYMENT),
          new Field("Runtime", Type.TEXT, "\"\"", OF_A_DEPLOYMENT),
          new Field("FunctionMemoryMB", Type.WHOLE, "128", OF_A_DEPLOYMENT),
          new Field("FunctionImageSizeMB", Type.NUMBER, "0", OF_A_DEPLOYMENT),
          new Field("SnapStartEnabled", Type.FLAG, "false", OF_A_DEPLOYMENT),
          new Field("CPUBoostEnabled", Type.FLAG, "false", OF_A_DEPLOYMENT),
          new Field(
              "Visualization", Type.TEXT, "\"cdf\"", "the report has all charts; look at figures/"),
          new Field(
              "RepurposeIdentifier", Type.TEXT, "\"\"", "endpoints serve every scenario they fit"),
          new Field("BusySpinIncrements", Type.WHOLES, "[]", COMPUTED),
          new Field("ID", Type.WHOLE, "0", COMPUTED),
          new Field("Endpoints", Type.LIST, "[]", COMPUTED),
          new Field("Routes", Type.LIST, "[]", COMPUTED));

  static final List<Field> OF_ENDPOINT =
      List.of(
          new Field("GatewayID", Type.TEXT, "\"\"", null),
          new Field("FunctionMemoryMB", Type.WHOLE, "128", null),
          new Field("ImageSizeMB", Type.NUMBER, "0", null),
          new Field("PackageType", Type.TEXT, "\"Zip\"", null));

  /** What a value is. */
  enum Type {
    TEXT("a text", JsonNode::isTextual),
    FLAG("true or false", JsonNode::isBoolean),
    WHOLE("a whole number of at least 0", Type::whole),
    NUMBER("a number of at least 0", node -> node.isNumber() && node.asDouble() >= 0),
    LIST("a list", JsonNode::isArray),
    WHOLES("a list of whole numbers", node -> each(node, Type::whole)),
    TEXTS("a list of texts", node -> each(node, JsonNode::isTextual));

    private final String text;
    private final Predicate<JsonNode> fits;

    Type(String text, Predicate<JsonNode> fits) {
      this.text = text;
      this.fits = fits;
    }

    private static boolean whole(JsonNode node) {
      return node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0;
    }

    private static boolean each(JsonNode node, Predicate<JsonNode> fits) {
      List<JsonNode> elements = new ArrayList<>();
      node.forEach(elements::add);
      return node.isArray() && elements.stream().allMatch(fits);
    }
  }

  /** Refuses what is no field, and values that are none; {@code where} is for the message. */
  static ObjectNode checked(String where, JsonNode node, List<Field> fields) {
    if (!(node instanceof ObjectNode object)) {
      throw UserError.of("%s: must be an object with fields in braces", where);
    }
    List<String> names = fields.stream().map(Field::name).toList();
    for (var entry : object.properties()) {
      int at = names.indexOf(entry.getKey());
      if (at < 0) {
        throw UserError.of(
            "%s: %s is not a field of STeLLAR; did you mean '%s'?",
            where, Quoted.of(entry.getKey()), Nearest.to(entry.getKey(), names));
      }
      if (!fields.get(at).type.fits.test(entry.getValue())) {
        throw UserError.of(
            "%s: %s: %s must be %s",
            where,
            entry.getKey(),
            Quoted.of(entry.getValue().toString()),
            fields.get(at).type.text);
      }
    }
    return object;
  }

  /** A line for each value that cannot be kept. */
  static List<String> lost(String where, ObjectNode object, List<Field> fields) {
    return fields.stream()
        .filter(field -> field.lost != null && object.has(field.name))
        .filter(field -> !object.get(field.name).toString().equals(field.usual))
        .map(
            field ->
                "%s: %s: %s: %s".formatted(where, field.name, object.get(field.name), field.lost))
        .toList();
  }
}
