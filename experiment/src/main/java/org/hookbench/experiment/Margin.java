package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.hookbench.experiment.console.UserError;

/**
 * The largest difference that does not matter: a time ({@code 50us}) or a share of the baseline's
 * median ({@code 1%}).
 */
public record Margin(Kind kind, double value) {
  /** What {@link Margin#value} means. */
  public enum Kind {
    /** Nanoseconds. */
    ABSOLUTE_NS,
    /** A fraction of the baseline's median. */
    RELATIVE
  }

  public static final Margin MICRO_DEFAULT = new Margin(Kind.ABSOLUTE_NS, 1);
  public static final Margin MACRO_DEFAULT = new Margin(Kind.RELATIVE, 0.01);

  public Margin {
    Require.that(value > 0 && Double.isFinite(value), "margin: " + value + " must be more than 0");
  }

  @JsonCreator
  public static Margin parse(String text) {
    if (!text.endsWith("%")) {
      return new Margin(Kind.ABSOLUTE_NS, Units.parseNs("margin", text));
    }
    try {
      return new Margin(
          Kind.RELATIVE, Double.parseDouble(text.substring(0, text.length() - 1).trim()) / 100);
    } catch (NumberFormatException e) {
      throw UserError.of(
          e, "margin: '%s' is neither a time such as 50us nor a share such as 1%%", text);
    }
  }

  /** In nanoseconds, for a baseline with this median. */
  public double ns(double baselineMedianNs) {
    return kind == Kind.ABSOLUTE_NS ? value : value * baselineMedianNs;
  }

  @JsonValue
  @Override
  public String toString() {
    return kind == Kind.ABSOLUTE_NS ? Units.exactNs(value) : Units.significant(value * 100) + "%";
  }
}
