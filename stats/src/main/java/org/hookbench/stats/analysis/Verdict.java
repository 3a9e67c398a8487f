package org.hookbench.stats.analysis;

/**
 * What the trials say.
 *
 * @param margin largest difference that does not matter, in the unit of the comparison
 * @param reason one sentence for a reader; it states the margin
 */
public record Verdict(Value value, double margin, String reason) {
  /** The four answers. */
  public enum Value {
    SLOWER,
    FASTER,
    EQUIVALENT,
    INCONCLUSIVE
  }
}
