package org.hookbench.macro.runner.deploy;

import java.util.List;
import java.util.Optional;
import org.hookbench.hook.SwitchPage;
import org.hookbench.macro.runner.resources.Reading;

/** One arm that is running. */
public interface DeployedArm {
  String label();

  /** Base URL as the load generator reaches it. */
  String url();

  /** Why it no longer runs, with its last log lines; empty while it does. */
  Optional<String> failure();

  /** Resources it has used so far. */
  Reading reading();

  /** What shows whether a hook is at work in it. */
  Evidence evidence();

  /** Pages of the switch that its processes have written. */
  default List<SwitchPage> switchPages() {
    return List.of();
  }
}
