// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * How many requests of an arm may fail before a trial is given up.
 *
 * @param percent of the requests so far
 */
public record ErrorBudget(double percent) {
  /** Requests from which on a share is looked at while a trial goes on. */
  public static final long LEAST_REQUESTS = 100;

  /** All of them. */
  static final ErrorBudget ALL = new ErrorBudget(100);

  public ErrorBudget {
    Require.that(
        percent >= 0 && percent <= 100, "load.errors: " + percent + "% must be from 0% to 100%");
  }

  /** Reads {@code 1%}. */
  @JsonCreator
  public static ErrorBudget parse(String text) {
    Require.that(
        text.matches("\\d+([.]\\d+)?\\s*%"),
        "load.errors: '" + text + "' is not a share of the requests; write it as in 1%");
    return new ErrorBudget(Double.parseDouble(text.replace("%", "").strip()));
  }

  /** Whether more have failed than may. */
  public boolean isExceeded(long failed, long requests) {
    return 100.0 * failed > percent * requests;
  }

  @JsonValue
  @Override
  public String toString() {
    return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString() + "%";
  }
}
