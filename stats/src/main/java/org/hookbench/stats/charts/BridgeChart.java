// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hookbench.stats.analysis.Bridge;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.estimate.Interval;

/** What the reads of a request explain of its shift. */
final class BridgeChart {
  private BridgeChart() {}

  static Chart of(Findings findings) {
    List<List<Object>> rows = new ArrayList<>();
    for (Bridge b : findings.analysis().bridges()) {
      rows.add(
          Arrays.asList(
              b.macro(),
              b.treatment(),
              b.readsPerRequest(),
              cell(b, Bridge.Kind.DATA, Bridge.Reads::perRequest),
              cell(b, Bridge.Kind.DATA, Bridge.Reads::bytes),
              cell(b, Bridge.Kind.DATA, r -> r.costPerRead().estimate()),
              cell(b, Bridge.Kind.SMALL, Bridge.Reads::perRequest),
              cell(b, Bridge.Kind.SMALL, r -> r.costPerRead().estimate()),
              estimate(b.explained()),
              lower(b.explained()),
              upper(b.explained()),
              estimate(b.measured()),
              lower(b.measured()),
              upper(b.measured()),
              estimate(b.share())));
    }
    return new Chart(
        "bridge",
        "one macro comparison: reads per request x cost per read beside the measured shift",
        List.of(
            "scenario,treatment,reads_per_request,data_reads,data_bytes,data_cost_ns,small_reads,small_cost_ns,explained_ms,explained_lower_ms,explained_upper_ms,measured_ms,measured_lower_ms,measured_upper_ms,share"
                .split(",")),
        rows);
  }

  private static double cell(
      Bridge bridge, Bridge.Kind kind, ToDoubleFunction<Bridge.Reads> value) {
    return bridge.reads().stream()
        .filter(reads -> reads.kind() == kind)
        .mapToDouble(value)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static double estimate(Interval interval) {
    return interval == null ? Double.NaN : interval.estimate();
  }

  private static double lower(Interval interval) {
    return interval == null ? Double.NaN : interval.lower();
  }

  private static double upper(Interval interval) {
    return interval == null ? Double.NaN : interval.upper();
  }
}
