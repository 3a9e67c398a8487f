// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.trial;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of the trials of a loop.
 *
 * @param directory of the results
 * @param finished number of trials that finished, at the second attempt too
 * @param failures directory and reason of each trial that failed twice, or of those that made the
 *     loop stop
 * @param stopped whether the loop gave up before it had tried all trials
 */
public record TrialsOutcome(Path directory, int finished, List<String> failures, boolean stopped) {

  public TrialsOutcome {
    failures = List.copyOf(failures);
  }

  /** What to say about failures; empty if there are none. */
  public Optional<String> complaint() {
    if (failures.isEmpty()) {
      return Optional.empty();
    }
    String reasons = String.join("\n", failures);
    if (stopped) {
      return Optional.of(
          "the first %s trials failed, so the others are not tried; see %s:\n%s"
              .formatted(failures.size(), directory, reasons));
    }
    String trials = failures.size() == 1 ? "1 trial" : failures.size() + " trials";
    return Optional.of(
        trials + " failed twice; the finished ones are in " + directory + ":\n" + reasons);
  }
}
