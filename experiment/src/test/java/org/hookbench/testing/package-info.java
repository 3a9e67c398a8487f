// SPDX-License-Identifier: Apache-2.0
/** What tests of several modules share: programs they start, wait for and interrupt. */
package org.hookbench.testing;
