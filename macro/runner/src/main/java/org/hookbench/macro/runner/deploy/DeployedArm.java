// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hookbench.hook.SwitchPage;
import org.hookbench.macro.runner.resources.Reading;

/** One arm that is running. */
public interface DeployedArm {
  String label();

  /** Base URL as the load generator reaches it. */
  String url();

  /** All of its endpoints; the load generator's connections take turns among them. */
  default List<String> urls() {
    return List.of(url());
  }

  /** Why it no longer runs, with its last log lines; empty while it does. */
  Optional<String> failure();

  /** Whether it can take requests now. */
  default boolean isReady() {
    return failure().isEmpty();
  }

  /** Resources it has used so far. */
  Reading reading();

  /** Its processes, by their numbers on this machine; empty if they are elsewhere. */
  default List<Long> pids() {
    return List.of();
  }

  /** What shows whether a hook is at work in it. */
  Evidence evidence();

  /** What is another one in each start; empty: that cannot be seen. */
  default List<String> instances(Evidence seen) {
    return seen.servers().stream().map(ServerProcess::instance).toList();
  }

  /** From its start until it answered; empty if that was not seen. */
  default OptionalDouble readySeconds() {
    return OptionalDouble.empty();
  }

  /** The copies that it consists of. */
  default List<? extends DeployedArm> copies() {
    return List.of(this);
  }

  /** Pages of the switch that its processes have written. */
  default List<SwitchPage> switchPages() {
    return List.of();
  }
}
