// SPDX-License-Identifier: Apache-2.0
/** A fork: the fresh process in which one trial is measured, and how it is started. */
package org.hookbench.micro.fork;
