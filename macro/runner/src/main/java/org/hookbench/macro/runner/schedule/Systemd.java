// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.schedule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A service and its timer. */
final class Systemd {
  private Systemd() {}

  static Map<String, String> files(ScheduledRun run) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        run.unit() + ".service",
        """
        # Copy both files to /etc/systemd/system, then: systemctl enable --now %s.timer
        [Unit]
        Description=hookbench %s

        [Service]
        Type=oneshot
        ExecStart=%s
        ExecStopPost=%s
        """
            .formatted(run.unit(), specifier(run.name()), line(run.measure()), line(run.show())));
    files.put(
        run.unit() + ".timer",
        """
        [Unit]
        Description=hookbench %s, every %s

        [Timer]
        OnCalendar=%s
        Persistent=true

        [Install]
        WantedBy=timers.target
        """
            .formatted(specifier(run.name()), run.period(), run.calendar()));
    return files;
  }

  private static String specifier(String text) {
    return text.replace("%", "%%");
  }

  /** Words as systemd reads them: it knows quotes, backslashes, specifiers and variables. */
  private static String line(List<String> words) {
    return words.stream()
        .map(word -> specifier(word).replace("\\", "\\\\").replace("\"", "\\\""))
        .map(word -> '"' + word.replace("$", "$$") + '"')
        .collect(Collectors.joining(" "));
  }
}
