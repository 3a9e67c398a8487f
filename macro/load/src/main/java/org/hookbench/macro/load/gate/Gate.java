// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.gate;

import java.util.Optional;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.results.Warning;
import org.hookbench.macro.load.result.LoadResult;

/** One condition that a run must meet. */
@FunctionalInterface
interface Gate {
  /** Returns a warning if the run does not meet the condition. */
  Optional<Warning> check(Load.Http load, LoadResult result);
}
