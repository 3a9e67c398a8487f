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
      report(spec).write(spec.out());
    } catch (MeasurementFailedException | UserError | IOException e) {
      System.err.println(Fork.REASON + e.getMessage());
      System.exit(ExitStatus.FAILED);
    }
  }

  private static ForkReport report(ForkSpec spec) throws IOException {
    return switch (spec.way()) {
      case DUET -> new DuetFork(spec).run();
      case NATIVE -> new NativeFork(spec).run();
      default -> new JavaFork(spec).run();
    };
  }
}
