// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.result;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.hookbench.macro.load.sample.ErrorKind;
import org.hookbench.macro.load.sample.Exchange;

/** Counts the requests to one arm and their outcomes. */
final class ArmTally {
  private final Latencies fromSent = new Latencies();
  private final Latencies fromIntended = new Latencies();
  private final Latencies firstByte = new Latencies();
  private final Map<ErrorKind, Long> kinds = new EnumMap<>(ErrorKind.class);
  private long requests;
  private long warmupErrors;
  private long bytes;

  void addWarmup(Exchange e) {
    warmupErrors += e.kind() == ErrorKind.NONE ? 0 : 1;
  }

  void add(Exchange e) {
    requests++;
    bytes += e.bytes;
    if (e.kind() != ErrorKind.NONE) {
      kinds.merge(e.kind(), 1L, Long::sum);
      return;
    }
    fromSent.add(e.doneNs - e.sentNs);
    fromIntended.add(e.doneNs - e.intendedNs);
    firstByte.add(e.firstByteNs - e.sentNs);
  }

  Histogram fromSent() {
    return fromSent.histogram();
  }

  Histogram fromIntended() {
    return fromIntended.histogram();
  }

  LoadResult.ArmResult result(String url) {
    Map<String, Long> errors = new TreeMap<>();
    kinds.forEach((kind, n) -> errors.put(kind.text(), n));
    return new LoadResult.ArmResult(
        url,
        requests,
        kinds.values().stream().mapToLong(Long::longValue).sum(),
        errors,
        warmupErrors,
        bytes,
        fromSent.figures(),
        fromIntended.figures(),
        firstByte.figures());
  }
}
