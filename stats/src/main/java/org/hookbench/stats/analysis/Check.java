// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

/**
 * A demand of a checklist and what the files say to it.
 *
 * @param evidence what the answer rests on
 */
public record Check(String demand, Answer answer, String evidence) {
  /** What the files say. */
  public enum Answer {
    YES,
    NO,
    CANNOT_TELL
  }

  public static Check of(String demand, boolean holds, String evidence) {
    return new Check(demand, holds ? Answer.YES : Answer.NO, evidence);
  }

  public static Check open(String demand, String evidence) {
    return new Check(demand, Answer.CANNOT_TELL, evidence);
  }
}
