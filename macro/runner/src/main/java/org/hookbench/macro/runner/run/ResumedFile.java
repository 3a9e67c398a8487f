// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.run;

import java.nio.file.Path;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.results.ResultDirectory;

/** The experiment of a run that goes on: as its result keeps it, or as it is given again. */
final class ResumedFile {
  private ResumedFile() {}

  /**
   * Chooses it.
   *
   * @param given needed if the result left values of headers out; null if it is not given
   */
  static ExperimentFile of(Path directory, Path given) {
    ExperimentFile kept = ExperimentFile.read(directory.resolve(ResultDirectory.EXPERIMENT));
    if (given == null) {
      if (kept.lacksHeaders()) {
        throw UserError.of(
            "%s: keeps no values of request headers; give the experiment file too, as in macro"
                + " FILE --resume DIR",
            directory);
      }
      return kept;
    }
    ExperimentFile file = ExperimentFile.read(given);
    ExperimentFile asKept = ExperimentFile.parse(given.toString(), file.kept());
    if (!asKept.experiment().equals(kept.experiment())) {
      throw UserError.of(
          "%s: is not the experiment of %s; leave it out to go on with that one", given, directory);
    }
    return file;
  }
}
