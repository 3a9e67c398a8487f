// SPDX-License-Identifier: Apache-2.0
/** From a pilot to a design: how many trials, how long, for which effect. */
package org.hookbench.stats.power;
