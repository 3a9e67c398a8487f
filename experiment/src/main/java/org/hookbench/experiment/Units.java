// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;

/**
 * The one place where text with a unit becomes a number and back: times in nanoseconds, sizes in
 * bytes.
 */
public final class Units {
  private static final Pattern NUMBER_UNIT =
      Pattern.compile("\\s*([0-9]+(?:\\.[0-9]+)?)\\s*([a-zA-Zµμ]+)\\s*");
  private static final Map<String, Long> NANOSECONDS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "min", 60_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);
  private static final Map<String, Long> BYTES =
      Map.of(
          "b", 1L,
          "kb", 1_000L,
          "mb", 1_000_000L,
          "gb", 1_000_000_000L,
          "kib", 1L << 10,
          "mib", 1L << 20,
          "gib", 1L << 30);

  private static final double LARGEST = Long.MAX_VALUE / 2.0;

  private Units() {}

  /**
   * Nanoseconds of a text such as {@code 50us}, {@code 2.5 ms} or {@code 10s}.
   *
   * @param what the option or key, for the message
   */
  public static double parseNs(String what, String text) {
    return named(what, () -> ns(text));
  }

  /** Bytes of a text such as {@code 512MiB}. */
  public static long parseBytes(String what, String text) {
    return named(what, () -> (double) bytes(text)).longValue();
  }

  /**
   * A time or a size with a unit of its own, in another unit; NaN if either is unknown, or one is a
   * time and the other is none.
   */
  public static double inUnit(String text, String unit) {
    Matcher m = NUMBER_UNIT.matcher(text);
    if (m.matches()) {
      for (Map<String, Long> units : List.of(NANOSECONDS, BYTES)) {
        Long from = units.get(m.group(2).toLowerCase(Locale.ROOT));
        Long to = units.get(unit.toLowerCase(Locale.ROOT));
        if (from != null && to != null) {
          return Double.parseDouble(m.group(1)) * from / to;
        }
      }
    }
    return Double.NaN;
  }

  /** The same of a sum, as Go writes a length of time: {@code 1m30s}. */
  public static double sumInUnit(String text, String unit) {
    return Stream.of(text.split("(?<=[a-zµ])(?=[0-9])"))
        .mapToDouble(part -> inUnit(part, unit))
        .sum();
  }

  private static Double named(String what, Supplier<Double> parsed) {
    try {
      return parsed.get();
    } catch (IllegalArgumentException e) {
      throw new UserError(what + ": " + e.getMessage(), e);
    }
  }

  /** As {@link #parseNs}; the {@link IllegalArgumentException} does not name the key. */
  static double ns(String text) {
    return parse(text, NANOSECONDS, "a time with its unit: ns, us, ms, s, min or h, as in 50us");
  }

  /** As {@link #parseBytes}; the {@link IllegalArgumentException} does not name the key. */
  static long bytes(String text) {
    return Math.round(
        parse(text, BYTES, "a size with its unit: B, kB, MB, GB, KiB, MiB or GiB, as in 512MiB"));
  }

  private static double parse(String text, Map<String, Long> units, String expected) {
    Matcher m = NUMBER_UNIT.matcher(text);
    Long unit = m.matches() ? units.get(m.group(2).toLowerCase(Locale.ROOT)) : null;
    double value = unit == null ? Double.NaN : Double.parseDouble(m.group(1)) * unit;
    if (Double.isNaN(value) || value > LARGEST) {
      throw new IllegalArgumentException(Quoted.of(text) + " is not " + expected);
    }
    return value;
  }

  /** A time for a reader, with three significant digits and a fitting unit: {@code 12.3 µs}. */
  public static String formatNs(double ns) {
    double size = Math.abs(ns);
    if (size >= 1e9) {
      return significant(ns / 1e9) + " s";
    }
    if (size >= 1e6) {
      return significant(ns / 1e6) + " ms";
    }
    if (size >= 1e3) {
      return significant(ns / 1e3) + " µs";
    }
    return significant(ns) + " ns";
  }

  /** At least three significant digits, never an exponent for numbers a reader meets here. */
  public static String significant(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** Exact text that {@link #parseNs} reads back: the largest unit that gives a whole number. */
  public static String exactNs(double ns) {
    for (String unit : new String[] {"h", "min", "s", "ms", "us"}) {
      double n = ns / NANOSECONDS.get(unit);
      if (n >= 1 && n == Math.rint(n)) {
        return (long) n + unit;
      }
    }
    return ns == Math.rint(ns) ? (long) ns + "ns" : ns + "ns";
  }

  /** Exact text that {@link #parseBytes} reads back: the unit with the smallest whole number. */
  static String exactBytes(long bytes) {
    return Stream.of("GiB", "GB", "MiB", "MB", "KiB", "kB")
        .filter(unit -> bytes > 0 && bytes % BYTES.get(unit.toLowerCase(Locale.ROOT)) == 0)
        .map(unit -> bytes / BYTES.get(unit.toLowerCase(Locale.ROOT)) + unit)
        .min(Comparator.comparingInt(String::length))
        .orElse(bytes + "B");
  }
}
