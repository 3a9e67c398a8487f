// SPDX-License-Identifier: Apache-2.0
/** The verbs of stats: options in, files and text out. */
package org.hookbench.stats.command;
