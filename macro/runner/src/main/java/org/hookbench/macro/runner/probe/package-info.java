// SPDX-License-Identifier: Apache-2.0
/** How fast the platform itself answers while a trial is measured. */
package org.hookbench.macro.runner.probe;
