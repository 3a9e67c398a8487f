// SPDX-License-Identifier: Apache-2.0
/** Checks that the generator itself did not distort its times. */
package org.hookbench.macro.load.gate;
