package org.hookbench.experiment;

/**
 * How often and in which order.
 *
 * @param blocks replications of each comparison, each with fresh processes
 * @param seed of every random choice; the same seed gives the same plan
 */
public record Design(Schedule schedule, Integer blocks, Long seed) {
  public static final Design DEFAULT = new Design(null, null, null);

  public Design {
    schedule = Require.orElse(schedule, Schedule.DUET);
    blocks = Require.orElse(blocks, 5);
    seed = Require.orElse(seed, 42L);
    Require.atLeast("design.blocks", blocks, 1);
  }
}
