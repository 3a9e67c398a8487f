package org.hookbench.stats.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hookbench.stats.analysis.Bridge;
import org.hookbench.stats.analysis.Interval;
import org.hookbench.stats.findings.Findings;

/** What the reads of a request explain of its shift. */
final class BridgeFigure {
  private BridgeFigure() {}

  static Figure of(Findings findings) {
    List<List<Object>> rows = new ArrayList<>();
    for (Bridge b : findings.analysis().bridges()) {
      rows.add(
          Arrays.asList(
              b.macro(),
              b.treatment(),
              b.micro() == null ? "" : b.micro(),
              b.readsPerRequest(),
              b.bytesPerRead(),
              estimate(b.costPerRead()),
              estimate(b.explained()),
              lower(b.explained()),
              upper(b.explained()),
              estimate(b.measured()),
              lower(b.measured()),
              upper(b.measured()),
              estimate(b.share())));
    }
    return new Figure(
        "bridge",
        "one macro comparison: reads per request x cost per read beside the measured shift",
        List.of(
            "scenario",
            "treatment",
            "micro",
            "reads_per_request",
            "bytes_per_read",
            "cost_per_read_ns",
            "explained_ms",
            "explained_lower_ms",
            "explained_upper_ms",
            "measured_ms",
            "measured_lower_ms",
            "measured_upper_ms",
            "share"),
        rows);
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
