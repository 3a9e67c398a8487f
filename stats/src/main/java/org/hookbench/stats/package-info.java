// SPDX-License-Identifier: Apache-2.0
/** The stats program: one class per verb. */
package org.hookbench.stats;
