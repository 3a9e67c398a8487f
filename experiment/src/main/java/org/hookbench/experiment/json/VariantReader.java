// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads one of the records of a sealed type: the keys that are given choose it. A key of another
 * variant is an error that says where it belongs.
 */
abstract class VariantReader<T> extends StdDeserializer<T> {
  private static final long serialVersionUID = 1L;

  VariantReader(Class<?> type) {
    super(type);
  }

  /** All variants, in the order of documentation. */
  abstract List<Alternative<T>> variants();

  /** The variant that the keys mean; keys that contradict each other are an error. */
  abstract Alternative<T> choose(ObjectNode node);

  /** Keys that choose, beside those of the records. */
  List<String> selectors() {
    return List.of();
  }

  @Override
  public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
    if (!in.isExpectedStartObjectToken()) {
      @SuppressWarnings("unchecked")
      T other = (T) context.handleUnexpectedToken(handledType(), in);
      return other;
    }
    ObjectNode node = context.readTree(in) instanceof ObjectNode object ? object : null;
    Alternative<T> chosen = choose(node);
    for (String key : (Iterable<String>) node::fieldNames) {
      if (!selectors().contains(key) && !chosen.keys().contains(key)) {
        refuse(in, key, chosen);
      }
    }
    node.remove(selectors());
    return in.getCodec().treeToValue(node, chosen.type());
  }

  private void refuse(JsonParser in, String key, Alternative<T> chosen) throws IOException {
    List<Alternative<T>> owners = variants().stream().filter(v -> v.keys().contains(key)).toList();
    if (owners.isEmpty()) {
      throw UnrecognizedPropertyException.from(in, handledType(), key, known());
    }
    throw new MisplacedKeyException(
        key,
        "belongs to %s, not %s; remove it or %s"
            .formatted(
                owners.stream().map(Alternative::name).collect(Collectors.joining(", ")),
                chosen.name(),
                owners.get(0).remedy()));
  }

  private Collection<Object> known() {
    Collection<Object> known = new TreeSet<>(selectors());
    variants().forEach(variant -> known.addAll(variant.keys()));
    return known;
  }
}
