// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.stats.read.MadeUpDirectory;

/** 32 weeks of one experiment: 30 results of which 3 failed, 2 missing, one change of level. */
final class MadeUpSeries {
  static final List<Integer> MISSING = List.of(10, 21);
  static final List<Integer> FAILED = List.of(5, 17, 26);
  static final int CHANGED = 15;
  private static final int WEEK_SECONDS = 7 * 86_400;

  private MadeUpSeries() {}

  /**
   * Writes them.
   *
   * @param reason why those that failed did
   */
  static Path write(Path parent, String reason) throws IOException {
    for (int week = 0; week < 32; week++) {
      if (!MISSING.contains(week)) {
        Path result = directory(parent, week, reason).write();
        Files.writeString(result.resolve(Report.FILE), "<!doctype html>report of week " + week);
      }
    }
    return parent;
  }

  private static MadeUpDirectory directory(Path parent, int week, String reason) {
    double noise = 0.4 * Math.sin(7.0 * week);
    double scan = (week < CHANGED ? 20 : 26) + noise;
    MadeUpDirectory directory =
        MadeUpDirectory.in(parent)
            .name("weekly")
            .startedAfterSeconds(week * WEEK_SECONDS + 3_600 * (week % 3))
            .blocks(2)
            .pairs(40)
            .micro("zero", 1, Map.of("scan", scan, "null", noise))
            .micro("tcp4", 512, Map.of("scan", 300 + noise));
    if (FAILED.contains(week)) {
      for (int trial = 1; trial <= 8; trial++) {
        directory.edit(trial, made -> failed(made, reason));
      }
    }
    return directory;
  }

  private static TrialRecord failed(TrialRecord made, String reason) {
    return TrialRecord.ended(
        new PlannedTrial(made.number(), made.kind(), made.scenario(), made.block(), made.arms(), 1),
        made.start(),
        TrialStatus.FAILED,
        reason,
        List.of());
  }
}
