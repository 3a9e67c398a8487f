// SPDX-License-Identifier: Apache-2.0
/** When requests are due, decided before any of them is made. */
package org.hookbench.macro.load.schedule;
