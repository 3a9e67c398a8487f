package org.hookbench.macro.load.loop;

/** Pause of a client between a response and its next request. */
@FunctionalInterface
interface ThinkTime {
  long nextNs();
}
