// SPDX-License-Identifier: Apache-2.0
/** Environment docker: each arm and the load generator in a container of its own. */
package org.hookbench.macro.runner.docker;
