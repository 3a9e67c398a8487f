// SPDX-License-Identifier: Apache-2.0
/** Expected values that were computed outside of Java; the script is beside them. */
package org.hookbench.stats.oracle;
