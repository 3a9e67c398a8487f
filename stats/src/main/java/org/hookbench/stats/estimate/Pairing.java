// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.estimate;

/** Which trials of two arms belong together. */
public enum Pairing {
  /** Both arms ran in the same trial, alternating. */
  DUET,
  /** One process held both arms, by connection; samples alternate as in a duet. */
  SWITCH,
  /** Each arm has its own trial in each block. */
  BLOCK,
  /** Each arm shared the process of its own trial with the first arm, once in each block. */
  BESIDE,
  /** The trials of one arm do not belong to those of the other. */
  NONE;

  /** Whether a drift of the machine is in both arms alike. */
  public boolean besideEachOther() {
    return inOneTrial() || this == BESIDE;
  }

  /** Whether sample i of both arms is one pair of a trial. */
  public boolean inOneTrial() {
    return this == DUET || this == SWITCH;
  }
}
