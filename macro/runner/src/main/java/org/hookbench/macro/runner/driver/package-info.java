// SPDX-License-Identifier: Apache-2.0
/** The user's own load generator: a program that is run again and again against the arms. */
package org.hookbench.macro.runner.driver;
