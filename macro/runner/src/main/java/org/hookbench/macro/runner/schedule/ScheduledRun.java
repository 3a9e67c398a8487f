// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.schedule;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hookbench.experiment.Period;
import org.hookbench.experiment.console.Quoted;

/**
 * What a scheduler starts: the experiment, and the dashboard whether or not that failed. It begins
 * on Sunday, at night, and not at a full hour, when many others do.
 *
 * @param name of the experiment
 * @param launcher scripts/hookbench
 * @param results where result directories are made
 * @param site where the dashboard is written
 */
record ScheduledRun(String name, Path launcher, Path file, Path results, Path site, Period period) {
  private static final int MINUTE = 17;
  private static final int HOUR = 3;

  List<String> measure() {
    return List.of(launcher + "", "macro", file + "", "--out", results + "");
  }

  List<String> show() {
    return List.of(
        launcher + "",
        "dashboard",
        results + "",
        "--every",
        period.toString(),
        "--analyze",
        "--out",
        site + "");
  }

  /** The same with other places. */
  ScheduledRun at(Path newLauncher, Path newFile, Path newResults, Path newSite) {
    return new ScheduledRun(name, newLauncher, newFile, newResults, newSite, period);
  }

  /** The name of what belongs to it, in letters that every scheduler takes. */
  String unit() {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return "hookbench-" + plain.replaceAll("^-|-$", "");
  }

  /** Five fields, as cron reads them. */
  String cron() {
    return MINUTE
        + switch (period.toString()) {
          case "hour" -> " * * * *";
          case "day" -> " " + HOUR + " * * *";
          case "week" -> " " + HOUR + " * * 0";
          default -> " */" + period.hours() + " * * *";
        };
  }

  /** As OnCalendar of systemd reads it. */
  String calendar() {
    return switch (period.toString()) {
      case "hour" -> "*-*-* *:%02d:00".formatted(MINUTE);
      case "day" -> "*-*-* %02d:%02d:00".formatted(HOUR, MINUTE);
      case "week" -> "Sun *-*-* %02d:%02d:00".formatted(HOUR, MINUTE);
      default -> "*-*-* 00/%d:%02d:00".formatted(period.hours(), MINUTE);
    };
  }

  /** Words as a shell reads them. */
  static String shell(List<String> words) {
    return words.stream().map(Quoted::word).collect(Collectors.joining(" "));
  }
}
