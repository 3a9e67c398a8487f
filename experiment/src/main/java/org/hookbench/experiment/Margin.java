// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.hookbench.experiment.console.UserError;

/**
 * The largest difference that does not matter: a time ({@code 50us}), a share of the baseline
 * ({@code 1%}), or the larger of both ({@code 1ns or 0.5%}).
 *
 * @param absoluteNs nanoseconds; 0 if only the share counts
 * @param share of the baseline; 0 if only the time counts
 */
public record Margin(double absoluteNs, double share) {
  private static final String OR = " or ";

  public static final Margin MICRO_DEFAULT = new Margin(1, 0.005);
  public static final Margin MACRO_DEFAULT = new Margin(0, 0.01);

  public Margin {
    Require.that(
        absoluteNs >= 0 && share >= 0 && Math.max(absoluteNs, share) > 0,
        "margin: " + Math.min(absoluteNs, share) + " must be more than 0");
    Require.that(
        Double.isFinite(absoluteNs) && Double.isFinite(share), "margin: must be a finite number");
  }

  @JsonCreator
  public static Margin parse(String text) {
    int or = text.indexOf(OR);
    if (or < 0) {
      return text.endsWith("%")
          ? new Margin(0, share(text))
          : new Margin(Units.parseNs("margin", text), 0);
    }
    return new Margin(
        Units.parseNs("margin", text.substring(0, or)), share(text.substring(or + OR.length())));
  }

  private static double share(String text) {
    try {
      return Double.parseDouble(text.replaceFirst("%$", "").trim()) / 100;
    } catch (NumberFormatException e) {
      throw new UserError(
          "margin: '" + text + "' is neither a time such as 50us nor a share such as 1%", e);
    }
  }

  /** Nanoseconds, or any other unit of a baseline for which only the share counts. */
  public double ns(double baseline) {
    return Math.max(absoluteNs, share * baseline);
  }

  @JsonValue
  @Override
  public String toString() {
    String time = absoluteNs == 0 ? "" : Units.exactNs(absoluteNs);
    String part = share == 0 ? "" : Units.significant(share * 100) + "%";
    return time + (absoluteNs > 0 && share > 0 ? OR : "") + part;
  }
}
