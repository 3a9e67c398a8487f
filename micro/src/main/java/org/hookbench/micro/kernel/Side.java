// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.kernel;

/** One half of a pair; the ordinal is the number that the kernel knows. */
public enum Side {
  BASELINE,
  TREATMENT
}
