// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * How often and in which order.
 *
 * @param renew null for every schedule but switch
 */
public record Design(
    @JsonPropertyDescription("Order of the trials of different arms in time (default: duet).")
        Schedule schedule,
    @JsonPropertyDescription("Replications of each comparison, each with fresh processes.")
        Integer blocks,
    @JsonPropertyDescription("Seed of every random choice; the same seed gives the same plan.")
        Long seed,
    @JsonPropertyDescription(
            "With schedule switch: requests after which a connection is closed and replaced"
                + " (default: 100).")
        Integer renew) {
  static final int MOST_BLOCKS = 10_000;
  private static final int DEFAULT_RENEW = 100;
  private static final int MOST_RENEW = 1_000_000;
  public static final Design DEFAULT = new Design(null, null, null, null);

  public Design {
    blocks = Require.orElse(blocks, 5);
    seed = Require.orElse(seed, 42L);
    Require.atLeast("design.blocks", blocks, 1);
    Require.atMost("design.blocks", blocks, MOST_BLOCKS);
    if (schedule == Schedule.SWITCH) {
      renew = Require.orElse(renew, DEFAULT_RENEW);
      Require.atLeast("design.renew", renew, 1);
      Require.atMost("design.renew", renew, MOST_RENEW);
    }
    Require.that(
        renew == null || schedule == Schedule.SWITCH,
        "design.renew: has an effect with schedule: switch only; remove it, or write schedule:"
            + " switch");
  }

  /** The schedule that is given, else duet. */
  @Override
  public Schedule schedule() {
    return Require.orElse(schedule, Schedule.DUET);
  }

  /** Whether that schedule is given, and not only the default. */
  boolean asksFor(Schedule asked) {
    return schedule == asked;
  }
}
