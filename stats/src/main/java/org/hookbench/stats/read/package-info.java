// SPDX-License-Identifier: Apache-2.0
/** Reads measured times: result directories, and files of other tools recognised by content. */
package org.hookbench.stats.read;
