// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.schedule;

import java.util.List;
import java.util.Map;

/** One line of a crontab. */
final class Crontab {
  private Crontab() {}

  /** A percent sign would end the command, if no backslash stood before it. */
  static Map<String, String> files(ScheduledRun run) {
    String command =
        "mkdir -p %1$s && exec 9<%1$s && flock -n 9 && { %2$s; %3$s; } >>%1$s/schedule.log 2>&1"
            .formatted(
                ScheduledRun.shell(List.of(run.results().toString())),
                ScheduledRun.shell(run.measure()),
                ScheduledRun.shell(run.show()));
    return Map.of(
        run.unit() + ".cron",
        "# Add this line with crontab -e. While a run is under way, no other is started.\n"
            + run.cron()
            + " "
            + command.replace("%", "\\%")
            + "\n");
  }
}
