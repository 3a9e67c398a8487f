// SPDX-License-Identifier: Apache-2.0
/** analysis.json as records: what is serialised is what was computed, null what could not be. */
package org.hookbench.stats.analysis;
