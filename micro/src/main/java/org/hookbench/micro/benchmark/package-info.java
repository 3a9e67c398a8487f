/** The JMH benchmarks; each reads like a JMH sample. */
package org.hookbench.micro.benchmark;
