// SPDX-License-Identifier: Apache-2.0
/** Environment endpoints: systems that somebody else runs; only the load is ours. */
package org.hookbench.macro.runner.endpoints;
