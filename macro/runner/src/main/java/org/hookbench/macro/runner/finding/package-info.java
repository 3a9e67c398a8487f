// SPDX-License-Identifier: Apache-2.0
/** What {@code check} finds, about the machine and about environments. */
package org.hookbench.macro.runner.finding;
