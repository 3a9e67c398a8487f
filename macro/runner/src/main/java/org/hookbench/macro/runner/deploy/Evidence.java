package org.hookbench.macro.runner.deploy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hookbench.hook.Telemetry;

/**
 * What can be seen of hooks in a running arm.
 *
 * @param mapped files mapped into its processes; empty: cannot be seen from here
 * @param pages telemetry pages its processes have written
 */
public record Evidence(Optional<Set<String>> mapped, List<Telemetry> pages) {
  /** Nothing can be seen. */
  public static final Evidence NONE = new Evidence(Optional.empty(), List.of());
}
