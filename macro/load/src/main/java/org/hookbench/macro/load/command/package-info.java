// SPDX-License-Identifier: Apache-2.0
/** What the user calls. */
package org.hookbench.macro.load.command;
