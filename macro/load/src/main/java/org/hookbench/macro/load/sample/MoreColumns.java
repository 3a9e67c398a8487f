// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.sample;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SampleRow;
import org.hookbench.macro.load.http.HttpTarget;

/** Which columns of {@link Sample#MORE} the samples of a load have, and what is in them. */
public final class MoreColumns {
  private final List<Integer> sizes;
  private final long cycle;
  private final List<HttpTarget> targets;
  private final boolean pools;
  private final boolean serviceTimes;
  private final int hops;

  /** The columns of a load to these targets. */
  public MoreColumns(Load.Http load, List<HttpTarget> targets) {
    this.sizes = load instanceof Load.Bursts bursts ? bursts.sizes() : List.of();
    this.cycle = sizes.stream().mapToLong(Integer::longValue).sum();
    this.serviceTimes = load.request().serviceTimes();
    this.hops = load.request().hops();
    this.targets = List.copyOf(targets);
    this.pools = targets.stream().anyMatch(target -> !target.others().isEmpty());
  }

  /** Their names, in the order of the file. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    if (cycle > 0) {
      names.add(Sample.MORE.get(SampleRow.BURST));
    }
    if (pools) {
      names.add(Sample.MORE.get(SampleRow.ENDPOINT));
    }
    if (serviceTimes) {
      names.add(Sample.MORE.get(SampleRow.SERVICE_CPU_NS));
      names.add(Sample.MORE.get(SampleRow.SERVICE_WALL_NS));
    }
    names.addAll(Sample.MORE.subList(SampleRow.FIRST_HOP_NS, SampleRow.FIRST_HOP_NS + hops));
    return names;
  }

  /** Fills in what follows from the seq and the connection; the bursts of the warm-up count. */
  void fill(Exchange e) {
    e.more[SampleRow.BURST] = cycle > 0 ? burst(e.seq / targets.size()) : SampleRow.MISSING;
    boolean went = pools && e.connection >= 0;
    e.more[SampleRow.ENDPOINT] =
        went ? targets.get(e.arm).endpoint(e.connection) : SampleRow.MISSING;
  }

  private long burst(long pair) {
    long left = pair % cycle;
    int inCycle = 0;
    while (left >= sizes.get(inCycle)) {
      left -= sizes.get(inCycle);
      inCycle++;
    }
    return pair / cycle * sizes.size() + inCycle;
  }
}
