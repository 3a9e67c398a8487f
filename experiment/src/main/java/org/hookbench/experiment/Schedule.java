// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

/** How trials of different arms lie in time. */
public enum Schedule {
  /** One process holds both arms; each connection has one of them. */
  SWITCH,
  /** Both arms alive at the same time, alternating sample by sample. */
  DUET,
  /** Arms alternate trial by trial, in random order within each block. */
  INTERLEAVED,
  /** One arm after the other, as older work did; only for comparison with it. */
  SEQUENTIAL
}
