// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.provenance;

import java.nio.file.Path;
import java.util.List;

/**
 * The checkout that measured.
 *
 * @param dirty whether there are uncommitted changes, untracked files included; null outside a
 *     checkout; false in a release
 */
public record Git(String commit, Boolean dirty) {

  /** State of the checkout at a folder; the archive of a release has its commit in a file. */
  public static Git read(Path folder) {
    String released = Facts.line(folder.resolve("COMMIT"));
    if (released != null) {
      return new Git(released, false);
    }
    String commit = Facts.command(List.of("git", "-C", folder.toString(), "rev-parse", "HEAD"));
    String changes =
        Facts.command(List.of("git", "-C", folder.toString(), "status", "--porcelain"));
    return new Git(commit, changes == null ? null : !changes.isEmpty());
  }
}
