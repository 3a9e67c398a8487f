package org.hookbench.macro.runner.resources;

import java.util.Locale;

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
  RESTARTS(true);

  private final boolean counter;

  Resource(boolean counter) {
    this.counter = counter;
  }

  /** Whether it only grows: the column then holds the growth within the second. */
  public boolean isCounter() {
    return counter;
  }

  /** Name in files. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
