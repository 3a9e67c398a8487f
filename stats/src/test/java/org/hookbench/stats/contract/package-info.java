// SPDX-License-Identifier: Apache-2.0
/** What others may rely on: the built jar, run on files that no code of ours has written. */
package org.hookbench.stats.contract;
