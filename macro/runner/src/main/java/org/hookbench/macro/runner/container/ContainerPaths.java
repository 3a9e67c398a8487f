package org.hookbench.macro.runner.container;

import org.hookbench.experiment.provenance.HookFile;

/** Where things are inside a container. */
public final class ContainerPaths {
  /** Folder of the hook, read-only. */
  public static final String HOOKS = "/opt/hookbench";

  /** Folder of the hook's counters. */
  public static final String TELEMETRY = "/telemetry";

  /** Folder of the load generator's files. */
  public static final String OUT = "/out";

  private ContainerPaths() {}

  /** The hook as the process sees it. */
  public static String of(HookFile hook) {
    return HOOKS + "/" + hook.name();
  }
}
