// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.Home;

/** The keywords that the scanning hooks are given by the variables of a process. */
public final class Keywords {
  private static final String PREFIX = "HOOKBENCH_KEYWORDS";
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int REFUSED = 2;

  private Keywords() {}

  /**
   * Refuses a list of which a hook would leave something out. The hook's own reader is asked.
   *
   * @param variables of the process; those that do not name keywords are passed over
   */
  public static void require(Map<String, String> variables) {
    Map<String, String> named = new TreeMap<>(variables);
    named.keySet().removeIf(name -> !name.startsWith(PREFIX));
    Path reader = Home.find().resolve("native/target/tools/hb-keywords");
    if (named.values().stream().allMatch(Objects::isNull) || !Files.isExecutable(reader)) {
      return;
    }
    Command command = new Command(List.of(reader.toString()), LIMIT).without("HOOKBENCH_");
    named.forEach(command::with);
    try {
      CommandOutput output = command.run();
      if (output.status() == REFUSED) {
        throw new UserError(
            String.join(", ", named.keySet())
                + output.errors().strip().replaceFirst("^hookbench", ""));
      }
    } catch (IOException e) {
      throw new UserError(reader + ": cannot be started; run make -C native", e);
    }
  }
}
