// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.plan;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.console.UserError;

/**
 * When an experiment that grows until it is decided is looked at. plan.json holds it from before
 * the first look on, so that a reviewer can compute the boundaries again.
 *
 * @param blocks that are there at each look, ascending; the last are the most that are made
 */
public record Looks(TrialKind kind, List<Integer> blocks) {
  private static final int MOST_LOOKS = 8;

  public Looks {
    blocks = blocks == null ? List.of() : List.copyOf(blocks);
    if (kind == null) {
      throw new UserError("looks: kind is missing");
    }
    if (blocks.isEmpty() || blocks.get(0) < 1) {
      throw new UserError("looks: " + blocks + " must name at least one number of blocks");
    }
    for (int i = 1; i < blocks.size(); i++) {
      if (blocks.get(i) <= blocks.get(i - 1)) {
        throw new UserError("looks: " + blocks + " must ascend");
      }
    }
  }

  /** Looks at {@code first}, and then about as many blocks apart, eight at most. */
  public static Looks evenly(TrialKind kind, int first, int most) {
    int step = Math.max(first, (int) Math.ceil((most - first) / (MOST_LOOKS - 1.0)));
    List<Integer> blocks = new ArrayList<>();
    for (int at = first; at < most; at += step) {
      blocks.add(at);
    }
    blocks.add(Math.max(first, most));
    return new Looks(kind, blocks);
  }

  /** The same where each block counts as several. */
  public Looks times(int several) {
    return new Looks(kind, blocks.stream().map(at -> at * several).toList());
  }

  /** Blocks at the last look. */
  public int most() {
    return blocks.get(blocks.size() - 1);
  }

  /** Blocks at the look after so many blocks; 0 if there is none. */
  public int after(int now) {
    return blocks.stream().filter(at -> at > now).findFirst().orElse(0);
  }
}
