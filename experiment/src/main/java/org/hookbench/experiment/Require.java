package org.hookbench.experiment;

import org.hookbench.experiment.console.UserError;

/** Checks of the records: each failure names the key, the value and the allowed range. */
final class Require {
  private Require() {}

  static void atLeast(String key, long value, long least) {
    if (value < least) {
      throw new UserError(key + ": " + value + " is too small, it must be at least " + least);
    }
  }

  static void that(boolean condition, String message) {
    if (!condition) {
      throw new UserError(message);
    }
  }

  static <T> T orElse(T value, T fallback) {
    return value == null ? fallback : value;
  }
}
