// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.proof;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hookbench.hook.Counters;
import org.hookbench.hook.Telemetry;

/**
 * What the hooks of one arm counted between two moments, over all its processes.
 *
 * @param counted false if a hook only says which functions were called, not how often
 * @param called functions that were called at least once since the process started
 * @param byFunction growth of the counters
 */
record CallGrowth(boolean counted, List<String> called, Map<String, Counters> byFunction) {
  /** The functions by which a server may take in a request; a JVM reads, nginx receives. */
  private static final List<String> READERS =
      List.of("read", "readv", "recv", "recvfrom", "recvmsg", "__read_chk", "__recv_chk");

  static CallGrowth between(List<Telemetry> before, List<Telemetry> after) {
    Map<String, Counters> sum = new TreeMap<>();
    after.forEach(page -> page.functions().forEach((f, c) -> sum.merge(f, c, Counters::plus)));
    before.forEach(
        page -> page.functions().forEach((f, c) -> sum.computeIfPresent(f, (g, d) -> d.since(c))));
    List<String> called =
        after.stream().flatMap(page -> page.called().stream()).distinct().sorted().toList();
    return new CallGrowth(after.stream().allMatch(Telemetry::counts), called, sum);
  }

  /** All reading functions together. */
  Counters reads() {
    return READERS.stream()
        .map(f -> byFunction.getOrDefault(f, Counters.NONE))
        .reduce(Counters.NONE, Counters::plus);
  }

  /** The reading functions that were called at least once since the process started. */
  List<String> readersCalled() {
    return READERS.stream().filter(called::contains).toList();
  }

  /** Functions that were called in between, with how often. */
  Map<String, Long> calls() {
    Map<String, Long> calls = new TreeMap<>();
    byFunction.forEach(
        (function, counters) -> {
          if (counters.calls() > 0) {
            calls.put(function, counters.calls());
          }
        });
    return calls;
  }
}
