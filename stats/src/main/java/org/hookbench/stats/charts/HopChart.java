// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.estimate.SampleQuantile;
import org.hookbench.stats.read.SampleGroup;
import org.hookbench.stats.read.TrialSeries;

/** Time and bandwidth of each hop of a chain in each trial. */
final class HopChart {
  private static final Pattern BYTES = Pattern.compile("[?&]bytes=([0-9]+)");
  private static final double MIB = 1 << 20;
  private static final double MS_PER_S = 1e3;
  private final ChartRows rows =
      new ChartRows(
          "hops",
          "one hop of a chain in one trial: from before the payload is sent until all of it is"
              + " there, in ms; MiB/s of the median",
          "trial,arm,hop,n,failed,bytes,p50_ms,p99_ms,mib_per_s");

  void add(ComparedArms compared) {
    if (compared.macro()) {
      double bytes = bytes(compared.scenario().parameters().get("factors"));
      for (TrialSeries trial : compared.used()) {
        SampleGroup.hops(trial.trial()).forEach(hop -> add(compared, trial, hop, bytes));
      }
    }
  }

  /** As the path asks for them; NaN if it does not say. */
  private static double bytes(Object factors) {
    Object path = factors instanceof Map<?, ?> all ? all.get("load.path") : null;
    Matcher asked = BYTES.matcher(String.valueOf(path));
    return asked.find() ? Double.parseDouble(asked.group(1)) : Double.NaN;
  }

  private void add(ComparedArms compared, TrialSeries trial, SampleGroup hop, double bytes) {
    double[] ms = hop.sortedMs();
    double median = ms.length > 0 ? SampleQuantile.of(ms, 0.5) : Double.NaN;
    rows.add(
        compared,
        trial.trial().planned().number(),
        hop.arm(),
        hop.number(),
        ms.length,
        hop.failed(),
        bytes,
        median,
        ms.length > 0 ? SampleQuantile.of(ms, 0.99) : Double.NaN,
        bytes / MIB / (median / MS_PER_S));
  }

  boolean isEmpty() {
    return rows.figure().rows().isEmpty();
  }

  Chart figure() {
    return rows.figure();
  }
}
