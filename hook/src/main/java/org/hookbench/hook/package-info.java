// SPDX-License-Identifier: Apache-2.0
/** Inspects the shared object under test: what it interposes, where it loads, and what it did. */
package org.hookbench.hook;
