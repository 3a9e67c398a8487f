// SPDX-License-Identifier: Apache-2.0
/** Makes trials: deploys, loads, watches, proves and records one after the other. */
package org.hookbench.macro.runner.trial;
