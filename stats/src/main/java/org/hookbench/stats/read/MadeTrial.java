package org.hookbench.stats.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.UserError;
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
