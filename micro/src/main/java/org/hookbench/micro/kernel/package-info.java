// SPDX-License-Identifier: Apache-2.0
/** The duet kernel: a C library that times batches of calls through two function pointers. */
package org.hookbench.micro.kernel;
