package org.hookbench.micro.fork;

import java.io.IOException;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;

/** The program of a fork; {@link Fork} starts it. */
final class ForkMain {
  private ForkMain() {}

  public static void main(String[] arguments) {
    try {
      ForkSpec spec = ForkSpec.parse(arguments);
      new DuetFork(spec).run().write(spec.out());
    } catch (MeasurementFailedException | UserError | IOException e) {
      System.err.println(Fork.REASON + e.getMessage());
      System.exit(ExitStatus.FAILED);
    }
  }
}
