// SPDX-License-Identifier: Apache-2.0
/** One run of the load generator, from its order to its files. */
package org.hookbench.macro.load.measurement;
