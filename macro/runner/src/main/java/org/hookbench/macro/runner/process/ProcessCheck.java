// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import java.util.List;
import org.hookbench.macro.runner.finding.Finding;
import org.hookbench.macro.runner.finding.LeftoverFinding;

/** What check looks at for environment process, beyond the machine itself. */
public final class ProcessCheck {
  private ProcessCheck() {}

  public static List<Finding> find() {
    return List.of(
        LeftoverFinding.of(
            "process-leftovers", Leftovers.find().stream().map(Leftovers::name).toList()));
  }
}
