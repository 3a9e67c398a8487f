package org.hookbench.macro.load.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hookbench.macro.load.http.Target;
import org.hookbench.macro.load.sample.Exchange;

/** Counts samples as they are written; warm-up apart. For one thread. */
public final class Tally implements Consumer<Exchange> {
  private final List<Target> targets;
  private final long warmupRequests;
  private final List<ArmTally> arms = new ArrayList<>();
  private long firstNs = -1;
  private long lastNs = -1;

  public Tally(List<Target> targets, long warmupPairs) {
    this.targets = List.copyOf(targets);
    this.warmupRequests = warmupPairs * targets.size();
    targets.forEach(t -> arms.add(new ArmTally()));
  }

  @Override
  public void accept(Exchange e) {
    if (e.seq < warmupRequests) {
      arms.get(e.arm).addWarmup(e);
      return;
    }
    if (firstNs < 0) {
      firstNs = e.intendedNs;
    }
    lastNs = Math.max(lastNs, e.doneNs);
    arms.get(e.arm).add(e);
  }

  /** From the first measured request to the end of the last one. */
  public double measuredSeconds() {
    return (lastNs - firstNs) / 1e9;
  }

  /** Per arm, in the order of the targets. */
  public Map<String, LoadResult.ArmResult> results() {
    Map<String, LoadResult.ArmResult> results = new LinkedHashMap<>();
    for (int i = 0; i < targets.size(); i++) {
      Target t = targets.get(i);
      results.put(t.arm(), arms.get(i).result(t.url().toString()));
    }
    return results;
  }
}
