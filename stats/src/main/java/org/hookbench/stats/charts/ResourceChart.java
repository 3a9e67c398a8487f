// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.read.Resources;
import org.hookbench.stats.read.TrialSeries;

/**
 * What the arms used: mean over trials, second by second; long trials in equal steps. A row of
 * several seconds is spread over them.
 */
final class ResourceChart {
  private static final int MOST_STEPS = 240;

  private final ChartRows rows =
      new ChartRows(
          "resources",
          "one second (or step of seconds) of an arm: mean over trials",
          "arm,figure,second,value");

  void add(ComparedArms compared) {
    List<Resources> all = new ArrayList<>();
    for (TrialSeries trial : compared.used()) {
      all.add(trial.trial().resources());
    }
    double lastS =
        all.stream()
            .flatMap(r -> r.rows().stream())
            .mapToDouble(Resources.Row::second)
            .max()
            .orElse(0);
    double stepS = Math.max(1, Math.ceil((lastS + 1) / MOST_STEPS));
    Map<String, Map<String, TreeMap<Long, double[]>>> sums = new TreeMap<>();
    for (Resources resources : all) {
      for (Resources.Row row : resources.rows()) {
        collect(sums, resources, row, stepS);
      }
    }
    sums.forEach(
        (figure, arms) ->
            arms.forEach(
                (arm, steps) ->
                    steps.forEach(
                        (step, sum) ->
                            rows.add(compared, arm, figure, step * stepS, sum[0] / sum[1]))));
  }

  private static void collect(
      Map<String, Map<String, TreeMap<Long, double[]>>> sums,
      Resources resources,
      Resources.Row row,
      double stepS) {
    for (String column : resources.columns()) {
      double value = resources.inEachSecond(row, column);
      double fromS = Math.max(row.fromS() + 1, row.second() - MOST_STEPS * stepS);
      for (double s = fromS; !Double.isNaN(value) && s <= row.second(); s += stepS) {
        double[] sum =
            sums.computeIfAbsent(column, key -> new TreeMap<>())
                .computeIfAbsent(row.arm(), key -> new TreeMap<>())
                .computeIfAbsent((long) Math.floor(s / stepS), key -> new double[2]);
        sum[0] += value;
        sum[1]++;
      }
    }
  }

  Chart figure() {
    return rows.figure();
  }
}
