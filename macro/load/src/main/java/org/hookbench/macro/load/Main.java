// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load;

import org.hookbench.experiment.console.Program;
import org.hookbench.macro.load.command.LoadCommand;

/** Entry of hookbench-load.jar. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(Program.run(new LoadCommand(), args));
  }
}
