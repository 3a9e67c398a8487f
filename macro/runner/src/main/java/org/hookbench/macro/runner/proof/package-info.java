// SPDX-License-Identifier: Apache-2.0
/** Shows for every trial that the hook ran where it should and nowhere else. */
package org.hookbench.macro.runner.proof;
