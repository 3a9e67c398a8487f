// SPDX-License-Identifier: Apache-2.0
/** The load generator: makes requests and times each of them. */
package org.hookbench.macro.load;
