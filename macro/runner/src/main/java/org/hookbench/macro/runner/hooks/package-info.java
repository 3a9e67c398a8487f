// SPDX-License-Identifier: Apache-2.0
/** Verb hooks: what a hook would do, and how a program uses the functions it takes over. */
package org.hookbench.macro.runner.hooks;
