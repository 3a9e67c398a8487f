// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

/**
 * How fast a trial of one arm in a closed loop was, from the first request after the warm-up to the
 * last that was sent. All connections are busy in that window, so it has no edges.
 *
 * @param fromS start of the window, in seconds since the start of the trial
 * @param untilS end of it
 * @param perSecond requests that were answered in it without an error
 * @param responseS mean time from sending to answer of those
 * @param loopsPerSecond requests that ended in it, with an error or without
 * @param inFlight mean number of requests between sending and end
 */
public record Throughput(
    double fromS,
    double untilS,
    double perSecond,
    double responseS,
    double loopsPerSecond,
    double inFlight) {
  private static final double NS_PER_S = 1e9;

  /** Reads the raw file of a usable trial of one arm. */
  public static Throughput read(MeasuredTrial trial) {
    Requests requests = trial.requests();
    long fromNs = Long.MAX_VALUE;
    long untilNs = 0;
    for (int row = 0; row < requests.size(); row++) {
      long sentNs = requests.sentNs(row);
      fromNs = requests.warmup(row) || sentNs < 0 ? fromNs : Math.min(fromNs, sentNs);
      untilNs = Math.max(untilNs, sentNs);
    }
    return of(requests, fromNs, untilNs);
  }

  private static Throughput of(Requests requests, long fromNs, long untilNs) {
    double busyNs = 0;
    double responseNs = 0;
    long ended = 0;
    long answered = 0;
    for (int row = 0; row < requests.size(); row++) {
      long sentNs = requests.sentNs(row);
      long doneNs = sentNs + requests.serviceNs(row);
      if (sentNs < 0) {
        continue;
      }
      busyNs += Math.max(0, Math.min(doneNs, untilNs) - Math.max(sentNs, fromNs));
      if (doneNs > fromNs && doneNs <= untilNs) {
        ended++;
        if (requests.error(row).isEmpty()) {
          answered++;
          responseNs += doneNs - sentNs;
        }
      }
    }
    double seconds = (untilNs - fromNs) / NS_PER_S;
    return new Throughput(
        fromNs / NS_PER_S,
        untilNs / NS_PER_S,
        answered / seconds,
        responseNs / answered / NS_PER_S,
        ended / seconds,
        busyNs / (untilNs - fromNs));
  }
}
