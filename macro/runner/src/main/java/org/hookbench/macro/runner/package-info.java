// SPDX-License-Identifier: Apache-2.0
/** The programs of macro: runs experiments, checks machines, builds images. */
package org.hookbench.macro.runner;
