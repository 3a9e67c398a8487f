// SPDX-License-Identifier: Apache-2.0
/** What the instrument says where the truth is known: A/A, the null hook, known delays. */
package org.hookbench.stats.calibration;
