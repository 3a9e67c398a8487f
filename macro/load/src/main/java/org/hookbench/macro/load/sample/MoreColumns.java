package org.hookbench.macro.load.sample;

import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SampleRow;

/** Which columns of {@link Sample#MORE} the samples of a load have, and what is in them. */
public final class MoreColumns {
  private final List<Integer> sizes;
  private final long cycle;
  private final int arms;

  /** The columns of a load with so many arms. */
  public MoreColumns(Load.Http load, int arms) {
    this.sizes = load instanceof Load.Bursts bursts ? bursts.sizes() : List.of();
    this.cycle = sizes.stream().mapToLong(Integer::longValue).sum();
    this.arms = arms;
  }

  /** Their names, in the order of the file. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    if (cycle > 0) {
      names.add(Sample.MORE.get(SampleRow.BURST));
    }
    return names;
  }

  /** Fills in what follows from the seq: all bursts count, those of the warm-up too. */
  void fill(Exchange e) {
    e.more[SampleRow.BURST] = cycle > 0 ? burst(e.seq / arms) : SampleRow.MISSING;
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
