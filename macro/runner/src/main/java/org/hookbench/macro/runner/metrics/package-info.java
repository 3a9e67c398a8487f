// SPDX-License-Identifier: Apache-2.0
/** Series of a Prometheus server for the time of a trial. */
package org.hookbench.macro.runner.metrics;
