// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.result;

import org.HdrHistogram.Histogram;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Timetable;
import org.hookbench.experiment.results.SampleRow;
import org.hookbench.macro.load.sample.Exchange;

/** When requests were sent, against when they were due; over all arms. For one thread. */
final class SendTally {
  private final Load.Http load;
  private final int arms;
  private final Latencies delay = new Latencies();
  private final Latencies gaps = new Latencies();
  private long requests;
  private long firstBurst;
  private long lastBurst;
  private long firstIntendedNs;
  private long lastIntendedNs;
  private long firstSentNs = -1;
  private long lastSentNs = -1;
  private long lastDoneNs;

  SendTally(Load.Http load, int arms) {
    this.load = load;
    this.arms = arms;
  }

  void add(Exchange e) {
    if (requests == 0) {
      firstIntendedNs = e.intendedNs;
      firstBurst = e.more[SampleRow.BURST];
    }
    requests++;
    lastBurst = Math.max(lastBurst, e.more[SampleRow.BURST]);
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
    Timetable steady =
        load instanceof Load.Scheduled s && s.timetable().isSteady() ? s.timetable() : null;
    Double asked = steady == null ? null : steady.rate();
    long dueNs = lastIntendedNs - firstIntendedNs;
    if (load instanceof Load.Bursts) {
      long perArm = requests == 0 ? 0 : lastBurst - firstBurst + 1;
      return new LoadResult.Rate(
          null,
          perSecond(requests, dueNs),
          perSecond(requests, lastSentNs - firstSentNs),
          new LoadResult.Bursts(perArm, asked, perSecond(perArm * arms, dueNs)),
          null);
    }
    return new LoadResult.Rate(
        asked,
        perSecond(requests, dueNs),
        perSecond(requests, lastSentNs - firstSentNs),
        null,
        asked != null && gaps.histogram().getTotalCount() > 0
            ? ArrivalFit.distance(gaps.histogram(), steady.arrivals(), 1e9 / (asked * arms))
            : null);
  }

  private Double perSecond(long events, long spanNs) {
    return spanNs <= 0 ? null : (events - 1) / (spanNs / 1e9) / arms;
  }
}
