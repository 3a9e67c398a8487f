// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hookbench.experiment.Load;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.sample.Exchange;

/** Counts samples as they are written; warm-up apart. For one thread. */
public final class Tally implements Consumer<Exchange> {
  private final List<HttpTarget> targets;
  private final long warmupRequests;
  private final List<ArmTally> arms = new ArrayList<>();
  private final SendTally sends;
  private volatile long seen;

  public Tally(List<HttpTarget> targets, Load.Http load) {
    this.targets = List.copyOf(targets);
    this.warmupRequests = (long) load.extent().warmup() * targets.size();
    this.sends = new SendTally(load, targets.size());
    targets.forEach(t -> arms.add(new ArmTally()));
  }

  @Override
  public void accept(Exchange e) {
    seen = e.seq + 1;
    if (e.seq < warmupRequests) {
      arms.get(e.arm).addWarmup(e);
    } else {
      sends.add(e);
      arms.get(e.arm).add(e);
    }
  }

  /** Samples so far, from any thread. */
  public long seen() {
    return seen;
  }

  SendTally sends() {
    return sends;
  }

  ArmTally arm(int number) {
    return arms.get(number);
  }

  List<HttpTarget> targets() {
    return targets;
  }

  /** Per arm, in the order of the targets. */
  Map<String, LoadResult.ArmResult> results() {
    Map<String, LoadResult.ArmResult> results = new LinkedHashMap<>();
    for (int i = 0; i < targets.size(); i++) {
      HttpTarget t = targets.get(i);
      results.put(t.arm(), arms.get(i).result(t.urls()));
    }
    return results;
  }
}
