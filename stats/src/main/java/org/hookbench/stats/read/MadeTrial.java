// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.results.TrialRecord;

/** A directory under trials/ and what its trial.json tells. */
record MadeTrial(Path path, TrialRecord record) {

  /** All that are whole, by name: a name with a dot in front is of a trial that was cut off. */
  static List<MadeTrial> in(Path trials) {
    try (Stream<Path> entries = Files.list(trials)) {
      return unique(
          entries
              .filter(entry -> !entry.getFileName().toString().startsWith("."))
              .filter(entry -> Files.isRegularFile(entry.resolve(TrialRecord.FILE)))
              .sorted()
              .map(entry -> new MadeTrial(entry, WrittenTrial.read(entry)))
              .toList());
    } catch (IOException e) {
      throw new UserError(trials + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  /** As the trial of the plan that it is; what it says of other arms is an error. */
  MeasuredTrial as(PlannedTrial planned) {
    Set<String> others = new TreeSet<>(record.arms());
    record.proof().forEach(proof -> others.add(proof.arm()));
    others.removeAll(planned.arms());
    if (!others.isEmpty()) {
      throw UserError.of(
          "%s: tells of %s, and the arms of this trial are %s by plan.json; one of the two files"
              + " belongs to another trial",
          path.resolve(TrialRecord.FILE),
          String.join(", ", others),
          String.join(", ", planned.arms()));
    }
    return new MeasuredTrial(planned, record, path);
  }

  private static List<MadeTrial> unique(List<MadeTrial> made) {
    Set<Integer> numbers = new HashSet<>();
    for (MadeTrial trial : made) {
      if (trial.record.number() > 0 && !numbers.add(trial.record.number())) {
        throw UserError.of(
            "%s: another trial has the number %s too; remove the one that does not belong here",
            trial.path, trial.record.number());
      }
    }
    return made;
  }
}
