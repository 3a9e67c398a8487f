// SPDX-License-Identifier: Apache-2.0
/** JMH profilers: one preloads a hook into forks, one reports the pairs of a duet. */
package org.hookbench.micro.profiler;
