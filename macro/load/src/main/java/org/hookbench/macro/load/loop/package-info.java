// SPDX-License-Identifier: Apache-2.0
/** When which request goes to which target. */
package org.hookbench.macro.load.loop;
