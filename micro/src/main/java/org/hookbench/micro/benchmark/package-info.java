// SPDX-License-Identifier: Apache-2.0
/** The JMH benchmarks; each reads like a JMH sample. */
package org.hookbench.micro.benchmark;
