// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

/**
 * What a hook counted for one function.
 *
 * @param calls returns of the real function
 * @param bytes sum of the positive results of a reading function
 * @param eagain calls that failed with EAGAIN
 * @param errors calls that failed otherwise
 * @param matches calls whose data completed a keyword
 */
public record Counters(long calls, long bytes, long eagain, long errors, long matches) {
  public static final Counters NONE = new Counters(0, 0, 0, 0, 0);

  /** Sum, value by value. */
  public Counters plus(Counters other) {
    return new Counters(
        calls + other.calls,
        bytes + other.bytes,
        eagain + other.eagain,
        errors + other.errors,
        matches + other.matches);
  }

  /**
   * What was counted since an earlier snapshot, of another process if it counted more than this.
   */
  public Counters since(Counters earlier) {
    if (calls < earlier.calls) {
      return this;
    }
    return new Counters(
        calls - earlier.calls,
        bytes - earlier.bytes,
        eagain - earlier.eagain,
        errors - earlier.errors,
        matches - earlier.matches);
  }
}
