// SPDX-License-Identifier: Apache-2.0
/** The verb run: plans forks, runs them in order, and writes a result directory. */
package org.hookbench.micro.run;
