package org.hookbench.stats.estimate;

/** Which trials of two arms belong together. */
public enum Pairing {
  /** Both arms ran in the same trial, alternating. */
  DUET,
  /** Each arm has its own trial in each block. */
  BLOCK,
  /** The trials of one arm do not belong to those of the other. */
  NONE
}
