// SPDX-License-Identifier: Apache-2.0
/**
 * What containers of all engines have in common: paths, user, variables, what can be seen of them.
 */
package org.hookbench.macro.runner.container;
