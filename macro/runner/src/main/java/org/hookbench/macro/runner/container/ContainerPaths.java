// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.container;

import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.provenance.Home;
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

  /** A hook or agent as the process sees it. */
  public static String of(HookFile file) {
    return HOOKS + "/" + name(file);
  }

  /** Its name there: two versions of a hook of the user may have the same file name. */
  public static String name(HookFile file) {
    return isOurs(file) ? file.name() : file.uniqueName();
  }

  /** Whether it is built here, so that images that carry hooks have it. */
  static boolean isOurs(HookFile file) {
    Path built = Home.find().resolve("native/target");
    return List.of(built.resolve("hooks"), built.resolve("tools"))
        .contains(file.path().getParent());
  }
}
