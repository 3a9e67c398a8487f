// SPDX-License-Identifier: Apache-2.0
/** Environment provider: a program of the user deploys the arms and removes them. */
package org.hookbench.macro.runner.provider;
