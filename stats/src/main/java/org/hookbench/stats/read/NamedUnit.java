package org.hookbench.stats.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hookbench.stats.analysis.Unit;

/** A unit in the name of a column, as in {@code latency_ms}, {@code time (us)} or {@code t[s]}. */
final class NamedUnit {
  private static final Pattern END = Pattern.compile(".*[_ (\\[.-](ns|us|ms|s)[)\\]]?");

  private NamedUnit() {}

  /** Null if there is none. */
  static Unit of(String column) {
    Matcher m = END.matcher(column);
    return m.matches() ? Unit.parse(column, m.group(1)) : null;
  }
}
