// SPDX-License-Identifier: Apache-2.0
/** A server with known delays and faults, to measure the errors of the load generator. */
package org.hookbench.macro.load.oracle;
