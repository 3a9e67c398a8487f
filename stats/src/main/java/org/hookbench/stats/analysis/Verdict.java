// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

/**
 * What the trials say.
 *
 * @param margin largest difference that does not matter, in the unit of the comparison
 * @param reason one sentence for a reader; it states the margin
 */
public record Verdict(Value value, double margin, String reason) {
  /** The answers. */
  public enum Value {
    SLOWER,
    FASTER,
    /** In the median, and no other outcome lies beyond its margin. */
    EQUIVALENT,
    INCONCLUSIVE,
    /** The median says one thing, the mean or the tail lies beyond its margin in another. */
    MIXED,
    /** The treatment fails more often: nothing is said of the requests that survive. */
    FAILS_MORE,
    FAILS_LESS,
    /** Nothing that is measured calls what the hook hooks. */
    NOT_MEASURED
  }
}
