// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.hooks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.hook.Counters;
import org.hookbench.hook.Telemetry;

/**
 * How a program used the hooked functions, over all its processes.
 *
 * @param requests as told by the user, null if not
 * @param functions those that were called
 * @param kinds what was read from: tcp, unix, file, ...
 */
record Usage(double seconds, Long requests, List<Row> functions, List<Row> kinds) {
  private static final String ON = "on ";

  /**
   * One function or kind.
   *
   * @param atStart calls before the first connection was accepted; null if none was
   * @param perRequest without the calls at start; null without a number of requests
   * @param bytesPerCall mean over the calls that delivered bytes; null if none did
   * @param eagainShare of the calls
   * @param sizes calls by number of bytes, for example {@code "64-127": 12}
   */
  record Row(
      String name,
      long calls,
      Long atStart,
      double perSecond,
      Double perRequest,
      long bytes,
      Double bytesPerCall,
      double eagainShare,
      long errors,
      Map<String, Long> sizes) {}

  /**
   * Of the pages of all processes.
   *
   * @param startUp the same pages just before the first connection was accepted; empty if none was
   */
  static Usage of(List<Telemetry> pages, List<Telemetry> startUp, double seconds, Long requests) {
    Map<String, Counters> before = startUp.isEmpty() ? null : sums(startUp);
    Map<String, long[]> sizes = new LinkedHashMap<>();
    pages.forEach(page -> page.sizes().forEach((name, buckets) -> add(sizes, name, buckets)));
    List<Row> functions = new ArrayList<>();
    List<Row> kinds = new ArrayList<>();
    sums(pages)
        .forEach(
            (name, c) -> {
              if (c.calls() > 0) {
                boolean kind = name.startsWith(ON);
                Long atStart =
                    before == null ? null : before.getOrDefault(name, Counters.NONE).calls();
                Per per = new Per(seconds, requests, atStart);
                Row row = row(kind ? name.substring(ON.length()) : name, c, sizes.get(name), per);
                (kind ? kinds : functions).add(row);
              }
            });
    return new Usage(seconds, requests, List.copyOf(functions), List.copyOf(kinds));
  }

  private static Map<String, Counters> sums(List<Telemetry> pages) {
    Map<String, Counters> sums = new LinkedHashMap<>();
    pages.forEach(
        page -> page.functions().forEach((name, c) -> sums.merge(name, c, Counters::plus)));
    return sums;
  }

  /** What calls are divided by. */
  private record Per(double seconds, Long requests, Long atStart) {
    Double request(long calls) {
      return requests == null
          ? null
          : (double) (calls - (atStart == null ? 0 : atStart)) / requests;
    }
  }

  private static void add(Map<String, long[]> sums, String name, List<Long> buckets) {
    long[] sum = sums.computeIfAbsent(name, n -> new long[buckets.size()]);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += buckets.get(i);
    }
  }

  private static Row row(String name, Counters c, long[] sizes, Per per) {
    Map<String, Long> named = new LinkedHashMap<>();
    long delivered = 0;
    for (int i = 0; sizes != null && i < sizes.length; i++) {
      if (sizes[i] > 0) {
        named.put(range(i), sizes[i]);
        delivered += sizes[i];
      }
    }
    return new Row(
        name,
        c.calls(),
        per.atStart(),
        c.calls() / per.seconds(),
        per.request(c.calls()),
        c.bytes(),
        delivered == 0 ? null : (double) c.bytes() / delivered,
        (double) c.eagain() / c.calls(),
        c.errors(),
        named);
  }

  private static String range(int bucket) {
    return bucket == 0 ? "1" : (1L << bucket) + "-" + ((1L << bucket + 1) - 1);
  }
}
