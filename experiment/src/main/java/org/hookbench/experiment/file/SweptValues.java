// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hookbench.experiment.console.Quoted;

/** The values of a swept key: a list, or a range as in {@code 1..20} or {@code 0..1 by 0.25}. */
final class SweptValues {
  /** Most values of a key, and most scenarios of an experiment. */
  static final int MOST = 1_000;

  private static final String NUMBER = "(-?\\d{1,15}(?:\\.\\d{1,9})?)";
  private static final Pattern RANGE =
      Pattern.compile(NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "(?:\\s+by\\s+" + NUMBER + ")?");

  private SweptValues() {}

  /**
   * The values in their order.
   *
   * @throws IllegalArgumentException that says what is wrong with them
   */
  static List<JsonNode> of(JsonNode given) {
    List<JsonNode> values = new ArrayList<>();
    if (given.isTextual()) {
      values.addAll(range(given.asText().strip()));
    } else if (given.isArray()) {
      given.forEach(values::add);
    } else {
      throw new IllegalArgumentException(
          Quoted.plain(given.toString()) + " is not a list or a range; write [1, 2] or 1..20");
    }
    if (values.isEmpty() || values.size() > MOST) {
      throw new IllegalArgumentException(
          "has " + values.size() + " values; give at least 1 and at most " + MOST);
    }
    return values;
  }

  private static List<JsonNode> range(String text) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      throw new IllegalArgumentException(
          Quoted.of(text) + " is not a range; write 1..20, 0..1 by 0.25, or a list");
    }
    BigDecimal from = new BigDecimal(range.group(1));
    BigDecimal to = new BigDecimal(range.group(2));
    BigDecimal by = range.group(3) == null ? BigDecimal.ONE : new BigDecimal(range.group(3));
    if (by.signum() <= 0 || from.compareTo(to) > 0) {
      throw new IllegalArgumentException(
          Quoted.of(text) + " does not rise; write the smaller number first and a step above 0");
    }
    BigDecimal steps = to.subtract(from).divide(by, 0, RoundingMode.FLOOR);
    if (steps.compareTo(BigDecimal.valueOf(MOST)) >= 0) {
      throw new IllegalArgumentException(
          "has " + steps.add(BigDecimal.ONE) + " values; give at least 1 and at most " + MOST);
    }
    List<JsonNode> values = new ArrayList<>();
    for (int i = 0; i <= steps.intValueExact(); i++) {
      values.add(number(from.add(by.multiply(BigDecimal.valueOf(i)))));
    }
    return values;
  }

  private static JsonNode number(BigDecimal value) {
    boolean whole = value.stripTrailingZeros().scale() <= 0;
    return whole
        ? LongNode.valueOf(value.longValueExact())
        : DoubleNode.valueOf(value.doubleValue());
  }
}
