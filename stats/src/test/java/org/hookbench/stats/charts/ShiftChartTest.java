// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.estimate.ShiftFunction.Point;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShiftChartTest {
  @TempDir Path work;

  @Test
  void fileAndChartHaveTheShiftFunctionOfTheAnalysis() {
    Path directory =
        MadeUpDirectory.in(work)
            .arms("none", "scan")
            .requests(1_000)
            .macro("hello", Map.of("scan", 60.0))
            .write();
    Findings findings = Analyzer.analyze(List.of(MeasuredDirectory.open(directory)));
    List<Point> points = findings.compared().get(0).comparison().shiftFunction().points();

    List<List<Object>> rows = ShiftChart.of(findings).rows();

    assertThat(points).hasSizeGreaterThan(10);
    assertThat(rows).hasSameSizeAs(points);
    for (int i = 0; i < points.size(); i++) {
      Point p = points.get(i);
      assertThat(rows.get(i))
          .containsExactly("hello", "scan", "ms", p.quantile(), p.shift(), p.lower(), p.upper());
    }
  }
}
