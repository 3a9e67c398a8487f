// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

/** Where the load generator stands to the system under test. */
public enum Placement {
  SAME_HOST,
  SAME_POD,
  SAME_NODE,
  DIFFERENT_NODES
}
