// SPDX-License-Identifier: Apache-2.0
/** A finding of {@code check}, and those that several environments have in common. */
package org.hookbench.macro.runner.finding;
