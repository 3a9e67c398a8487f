// SPDX-License-Identifier: Apache-2.0
/** One connection to one target, and the request that is under way on it. */
package org.hookbench.macro.load.connection;
