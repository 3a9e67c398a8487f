// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.hookbench.experiment.provenance.HookFile;

/**
 * A process that holds the listening socket of an arm.
 *
 * @param pid on this machine
 * @param program its name
 * @param files mapped into it
 * @param ran for each hook of the arm, by its path, whether code of it ran since it was looked at
 *     last; without those of which that cannot be seen
 * @param bound for each function that a hook exports and the process imports, the objects that it
 *     is bound to; none before its first call
 */
public record ServerProcess(
    long pid,
    String program,
    Set<MappedFile> files,
    Map<Path, Boolean> ran,
    Map<String, Set<MappedFile>> bound) {

  /** Whether a hook is mapped into it. */
  public boolean maps(HookFile hook) {
    return files.stream().anyMatch(file -> file.is(hook));
  }

  /** No two processes have the same number and the same time of their start. */
  String instance() {
    return pid
        + "@"
        + ProcessHandle.of(pid)
            .flatMap(process -> process.info().startInstant())
            .map(Object::toString)
            .orElse("");
  }

  /** For messages. */
  @Override
  public String toString() {
    return "process " + pid + " (" + program + ")";
  }
}
