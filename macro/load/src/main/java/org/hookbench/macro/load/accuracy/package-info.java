// SPDX-License-Identifier: Apache-2.0
/** How far the measured latencies are from those that a server wrote down itself. */
package org.hookbench.macro.load.accuracy;
