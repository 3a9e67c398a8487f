// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.resources;

import java.util.Locale;
import java.util.Set;

/** A column of resources.csv. */
public enum Resource {
  CPU_NS(true),
  THROTTLED_NS(true),
  MEMORY_BYTES(false),
  GC_NS(true),
  STEAL_NS(true),
  PSI_CPU_US(true),
  PSI_IO_US(true),
  PSI_MEMORY_US(true),
  THROTTLED_PERIODS(true),
  THREADS(false),
  OOM_KILLS(true),
  RESTARTS(true),
  /** Copies that there should be; only of an arm that has several. */
  REPLICAS_WANTED(false),
  /** Those of them that take requests. */
  REPLICAS_READY(false);

  private static final Set<Resource> OF_MACHINE =
      Set.of(STEAL_NS, PSI_CPU_US, PSI_IO_US, PSI_MEMORY_US);

  private final boolean counter;

  Resource(boolean counter) {
    this.counter = counter;
  }

  /** Whether it only grows: the column then holds the growth within the second. */
  public boolean isCounter() {
    return counter;
  }

  /** Whether the whole machine suffers it, not one arm. */
  public boolean isOfMachine() {
    return OF_MACHINE.contains(this);
  }

  /** Name in files. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
