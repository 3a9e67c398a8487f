// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A length of time; text such as {@code 30s} is parsed once, here. */
public record TimeSpan(long ns) implements Comparable<TimeSpan> {
  public static final TimeSpan ZERO = new TimeSpan(0);

  public TimeSpan {
    if (ns < 0) {
      throw new IllegalArgumentException(ns + " ns must be at least 0");
    }
  }

  /** Reads {@code 50us}, {@code 2.5 ms} or {@code 10s}; the caller names the key. */
  @JsonCreator
  public static TimeSpan parse(String text) {
    return new TimeSpan(Math.round(Units.ns(text)));
  }

  /**
   * Reads the text of an option.
   *
   * @param what the option, for the message
   * @return null for null
   */
  public static TimeSpan parse(String what, String text) {
    return text == null ? null : new TimeSpan(Math.round(Units.parseNs(what, text)));
  }

  @Override
  public int compareTo(TimeSpan other) {
    return Long.compare(ns, other.ns);
  }

  @JsonValue
  @Override
  public String toString() {
    return Units.exactNs(ns);
  }
}
