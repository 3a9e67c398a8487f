// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.hook.Telemetry;

/**
 * What can be seen of hooks in a running arm.
 *
 * @param mapped files mapped into any of its processes; empty: cannot be seen from here
 * @param pages telemetry pages that its processes have written
 * @param opened files that its processes hold open; empty: cannot be seen from here
 * @param servers the processes that hold its listening socket; empty: they cannot be seen
 * @param bystanders numbers, as the pages have them, of processes that are alive and neither
 *     servers nor their children: shells and other wrappers
 * @param image of its container; empty: it has none, or it cannot be seen
 */
public record Evidence(
    Optional<Set<MappedFile>> mapped,
    List<Telemetry> pages,
    Optional<Set<String>> opened,
    List<ServerProcess> servers,
    Set<Long> bystanders,
    Optional<RunImage> image) {
  /** Nothing can be seen. */
  public static final Evidence NONE = Evidence.of(Optional.empty(), List.of());

  /** Of processes; of a container's image nothing is known. */
  public Evidence(
      Optional<Set<MappedFile>> mapped,
      List<Telemetry> pages,
      Optional<Set<String>> opened,
      List<ServerProcess> servers,
      Set<Long> bystanders) {
    this(mapped, pages, opened, servers, bystanders, Optional.empty());
  }

  /** This, and the image of its container. */
  public Evidence with(RunImage image) {
    return new Evidence(mapped, pages, opened, servers, bystanders, Optional.of(image));
  }

  /** Mapped files and pages alone, where no more can be seen. */
  public static Evidence of(Optional<Set<MappedFile>> mapped, List<Telemetry> pages) {
    return new Evidence(mapped, pages, Optional.empty(), List.of(), Set.of());
  }

  /** Whether any of the processes maps a hook. */
  public boolean maps(HookFile hook) {
    return mapped.orElse(Set.of()).stream().anyMatch(file -> file.is(hook))
        || servers.stream().anyMatch(server -> server.maps(hook));
  }
}
