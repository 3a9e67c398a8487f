// SPDX-License-Identifier: Apache-2.0
/** The one interface between trials and environments: deploy the arms, load them, remove them. */
package org.hookbench.macro.runner.deploy;
