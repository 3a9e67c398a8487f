// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.Git;
import org.hookbench.experiment.results.Warning;

/** Whether others can build what measures here: a checkout without changes, untracked files too. */
public final class Checkout {
  private Checkout() {}

  /** For the record of a trial. */
  static List<Warning> warnings(Path home) {
    Git checkout = Git.read(home);
    return Boolean.TRUE.equals(checkout.dirty())
        ? List.of(
            new Warning(
                "uncommitted-changes",
                "hookbench's checkout differs from commit "
                    + checkout.commit()
                    + " (untracked files count), so others cannot rebuild it; commit, and start"
                    + " a new run with --require-clean"))
        : List.of();
  }

  /** Refuses any other. */
  public static void requireClean(Path home) {
    Boolean dirty = Git.read(home).dirty();
    if (!Boolean.FALSE.equals(dirty)) {
      throw UserError.of(
          "--require-clean: %s%s",
          home,
          dirty == null
              ? " is no git checkout; measure from one"
              : " has uncommitted changes (untracked files count); commit or remove them");
    }
  }
}
