// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

/** Distribution of the times between open arrivals. */
public enum Arrivals {
  CONSTANT,
  POISSON,
  SHIFTED_EXPONENTIAL
}
