package org.hookbench.macro.load.result;

import org.HdrHistogram.Histogram;
import org.hookbench.experiment.Pace;
import org.hookbench.macro.load.sample.Exchange;

/** When requests were sent, against when they were due; over all arms. For one thread. */
final class SendTally {
  private final Pace pace;
  private final int arms;
  private final Latencies delay = new Latencies();
  private final Latencies gaps = new Latencies();
  private long requests;
  private long firstIntendedNs;
  private long lastIntendedNs;
  private long firstSentNs = -1;
  private long lastSentNs = -1;
  private long lastDoneNs;

  SendTally(Pace pace, int arms) {
    this.pace = pace;
    this.arms = arms;
  }

  void add(Exchange e) {
    if (requests == 0) {
      firstIntendedNs = e.intendedNs;
    }
    requests++;
    lastIntendedNs = Math.max(lastIntendedNs, e.intendedNs);
    lastDoneNs = Math.max(lastDoneNs, e.doneNs);
    if (e.sentNs < 0) {
      return;
    }
    delay.add(e.sentNs - e.intendedNs);
    if (firstSentNs < 0) {
      firstSentNs = e.sentNs;
    } else {
      gaps.add(Math.abs(e.sentNs - lastSentNs));
    }
    lastSentNs = e.sentNs;
  }

  Histogram delay() {
    return delay.histogram();
  }

  double seconds() {
    return (lastDoneNs - firstIntendedNs) / 1e9;
  }

  LoadResult.Rate rate() {
    boolean steady = pace.rate() != null && pace.rampTo() == null && pace.trace() == null;
    return new LoadResult.Rate(
        steady ? pace.rate() : null,
        perSecond(lastIntendedNs - firstIntendedNs),
        perSecond(lastSentNs - firstSentNs),
        steady && pace.model() == Pace.Model.OPEN && gaps.histogram().getTotalCount() > 0
            ? ArrivalFit.distance(gaps.histogram(), pace.arrivals(), 1e9 / (pace.rate() * arms))
            : null);
  }

  private double perSecond(long spanNs) {
    return spanNs <= 0 ? Double.NaN : (requests - 1) / (spanNs / 1e9) / arms;
  }
}
