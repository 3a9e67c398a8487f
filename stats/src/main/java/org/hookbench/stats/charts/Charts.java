// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.charts;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.compare.Findings;

/** All figures of a report. */
public final class Charts {
  private final PercentileChart percentiles = new PercentileChart();
  private final DistributionChart distributions = new DistributionChart();
  private final TimeChart times = new TimeChart();
  private final AutocorrelationChart autocorrelations = new AutocorrelationChart();
  private final ResourceChart resources = new ResourceChart();
  private final List<GroupChart> groups =
      List.of(new GroupChart("burst"), new GroupChart("endpoint"));
  private final HopChart hops = new HopChart();

  private Charts() {}

  /** The same findings give the same figures. */
  public static List<Chart> of(Findings findings) {
    Charts figures = new Charts();
    findings.compared().forEach(figures::add);
    List<Chart> all = new ArrayList<>();
    all.add(EffectChart.effects(findings));
    all.add(EffectChart.trials(findings));
    all.add(figures.percentiles.figure());
    all.addAll(figures.distributions.figures());
    all.add(ShiftChart.of(findings));
    all.addAll(figures.times.figures());
    all.add(figures.autocorrelations.figure());
    all.add(figures.resources.figure());
    all.add(TestsChart.of(findings));
    all.add(BridgeChart.of(findings));
    if (!findings.capacities().isEmpty()) {
      all.add(SaturationChart.of(findings));
    }
    if (!findings.profiles().isEmpty()) {
      all.add(ProfileChart.of(findings));
    }
    if (!figures.hops.isEmpty()) {
      all.add(figures.hops.figure());
    }
    figures.groups.stream().filter(chart -> !chart.isEmpty()).forEach(c -> all.add(c.figure()));
    return all;
  }

  private void add(ComparedArms compared) {
    List<PooledSamples> arms = PooledSamples.of(compared);
    percentiles.add(compared, arms);
    distributions.add(compared, arms);
    times.add(compared);
    autocorrelations.add(compared);
    resources.add(compared);
    groups.forEach(chart -> chart.add(compared));
    hops.add(compared);
  }
}
