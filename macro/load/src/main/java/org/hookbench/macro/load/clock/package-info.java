// SPDX-License-Identifier: Apache-2.0
/** Time, and waiting for a point in time. */
package org.hookbench.macro.load.clock;
