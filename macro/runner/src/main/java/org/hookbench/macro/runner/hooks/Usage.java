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
   * @param perRequest null without a number of requests
   * @param bytesPerCall mean over the calls that delivered bytes; null if none did
   * @param eagainShare of the calls
   * @param sizes calls by number of bytes, for example {@code "64-127": 12}
   */
  record Row(
      String name,
      long calls,
      double perSecond,
      Double perRequest,
      long bytes,
      Double bytesPerCall,
      double eagainShare,
      long errors,
      Map<String, Long> sizes) {}

  static Usage of(List<Telemetry> pages, double seconds, Long requests) {
    Map<String, Counters> sums = new LinkedHashMap<>();
    Map<String, long[]> sizes = new LinkedHashMap<>();
    for (Telemetry page : pages) {
      page.functions().forEach((name, c) -> sums.merge(name, c, Counters::plus));
      page.sizes().forEach((name, buckets) -> add(sizes, name, buckets));
    }
    List<Row> functions = new ArrayList<>();
    List<Row> kinds = new ArrayList<>();
    sums.forEach(
        (name, c) -> {
          if (c.calls() > 0) {
            boolean kind = name.startsWith(ON);
            Row row =
                row(
                    kind ? name.substring(ON.length()) : name,
                    c,
                    sizes.get(name),
                    seconds,
                    requests);
            (kind ? kinds : functions).add(row);
          }
        });
    return new Usage(seconds, requests, List.copyOf(functions), List.copyOf(kinds));
  }

  private static void add(Map<String, long[]> sums, String name, List<Long> buckets) {
    long[] sum = sums.computeIfAbsent(name, n -> new long[buckets.size()]);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += buckets.get(i);
    }
  }

  private static Row row(String name, Counters c, long[] sizes, double seconds, Long requests) {
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
        c.calls() / seconds,
        requests == null ? null : (double) c.calls() / requests,
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
