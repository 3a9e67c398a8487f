// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.fork;

import java.io.IOException;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;

/** The program of a fork; {@link Fork} starts it. */
final class ForkMain {
  private ForkMain() {}

  public static void main(String[] arguments) {
    endWithParent();
    try {
      ForkSpec spec = ForkSpec.parse(arguments);
      report(spec).write(spec.out());
    } catch (MeasurementFailedException | UserError | IOException e) {
      System.err.println(Child.REASON + e.getMessage());
      System.exit(ExitStatus.FAILED);
    }
  }

  /** Standard input is a pipe from the parent: it ends when the parent does, whatever killed it. */
  private static void endWithParent() {
    Thread watch = new Thread(ForkMain::waitForParent, "parent");
    watch.setDaemon(true);
    watch.start();
  }

  private static void waitForParent() {
    try {
      if (System.in.read() < 0) {
        Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
    }
  }

  private static ForkReport report(ForkSpec spec) throws IOException {
    return switch (spec.binding()) {
      case DUET -> new DuetFork(spec).run();
      case NATIVE -> new NativeFork(spec).run();
      default -> new JavaFork(spec).run();
    };
  }
}
