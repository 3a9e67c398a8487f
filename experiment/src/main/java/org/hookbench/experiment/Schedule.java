package org.hookbench.experiment;

/** How trials of different arms lie in time. */
public enum Schedule {
  /** Both arms alive at the same time, alternating sample by sample. */
  DUET,
  /** Arms alternate trial by trial, in random order within each block. */
  INTERLEAVED,
  /** One arm after the other, as older work did; only for comparison with it. */
  SEQUENTIAL
}
