// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.hookbench.experiment.json.Json;

/** oracle.json, written by oracle.py. */
public final class Oracle {
  private static final JsonNode ROOT = load();

  private Oracle() {}

  private static JsonNode load() {
    try (InputStream in = Oracle.class.getResourceAsStream("/oracle/oracle.json")) {
      return Json.mapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<JsonNode> cases(String name) {
    return StreamSupport.stream(ROOT.path(name).spliterator(), false).toList();
  }

  public static JsonNode get(String name) {
    return ROOT.path(name);
  }

  /** A data set in the order it was made. */
  public static double[] data(String name) {
    return numbers(ROOT.path("data").path(name));
  }

  public static double[] sorted(String name) {
    double[] values = data(name);
    Arrays.sort(values);
    return values;
  }

  public static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  public static double[][] rows(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(Oracle::numbers)
        .toArray(double[][]::new);
  }

  public static double[][] groups(JsonNode names) {
    return StreamSupport.stream(names.spliterator(), false)
        .map(n -> sorted(n.asText()))
        .toArray(double[][]::new);
  }

  /** Equal to a relative error. */
  public static Offset<Double> near(double expected, double relative) {
    return Offset.offset(Math.max(1e-300, Math.abs(expected) * relative));
  }
}
