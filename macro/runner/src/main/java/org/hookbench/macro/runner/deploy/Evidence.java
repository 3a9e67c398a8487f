package org.hookbench.macro.runner.deploy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hookbench.hook.Telemetry;

/**
 * What can be seen of hooks in a running arm.
 *
 * @param mapped files mapped into its processes; empty: cannot be seen from here
 * @param opened files its processes hold open; empty: cannot be seen from here
 * @param pages telemetry pages its processes have written
 */
public record Evidence(
    Optional<Set<String>> mapped, List<Telemetry> pages, Optional<Set<String>> opened) {
  /** Nothing can be seen. */
  public static final Evidence NONE = new Evidence(Optional.empty(), List.of());

  /** Where open files cannot be seen. */
  public Evidence(Optional<Set<String>> mapped, List<Telemetry> pages) {
    this(mapped, pages, Optional.empty());
  }
}
