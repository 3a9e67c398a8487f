// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Layout of native/include/hookbench_telemetry.h, version 1. */
final class TelemetryPage {
  static final int VERSION = 1;

  private static final String MAGIC = "HOOKBNCH";
  private static final int HOOK = 48;
  private static final int HOOK_BYTES = 32;
  private static final int CALLED = 80;
  private static final int FUNCTIONS_MAX = 32;
  private static final int NAMES = 112;
  private static final int NAME_BYTES = 24;
  private static final int COUNTS_BYTES = 40;
  private static final int BUCKETS = 32;
  private static final int FLAG_COUNTS = 1;
  private static final int FLAG_SIZES = 2;

  private final ByteBuffer page;
  private final int headerBytes;
  private final int functionCount;
  private final int cellBytes;
  private final int cells;
  private final long histogramOffset;

  private TelemetryPage(ByteBuffer page) {
    this.page = page;
    headerBytes = page.getInt(12);
    functionCount = page.getInt(20);
    cellBytes = page.getInt(28);
    histogramOffset = page.getLong(32);
    cells = Math.min(page.getInt(40), page.getInt(24));
  }

  static Telemetry parse(byte[] bytes) {
    ByteBuffer page = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < NAMES || !MAGIC.equals(text(page, 0, MAGIC.length()))) {
      throw new IllegalArgumentException("it does not begin with " + MAGIC);
    }
    if (page.getInt(8) != VERSION) {
      throw new IllegalArgumentException(
          "it has version " + page.getInt(8) + ", this program reads version " + VERSION);
    }
    TelemetryPage layout = new TelemetryPage(page);
    layout.require(bytes.length);
    return layout.snapshot();
  }

  /** A page of somebody else's may say anything: nothing outside of it is read. */
  private void require(int bytes) {
    if (functionCount < 0
        || functionCount > FUNCTIONS_MAX
        || headerBytes < NAMES + functionCount * NAME_BYTES
        || cells < 0
        || cellBytes < functionCount * COUNTS_BYTES
        || histogramOffset < 0) {
      throw new IllegalArgumentException("its header is damaged");
    }
    long histograms = (long) cells * functionCount * BUCKETS * Long.BYTES;
    if (bytes < headerBytes + (long) cells * cellBytes
        || histogramOffset > 0 && bytes - histograms < histogramOffset) {
      throw new IllegalArgumentException("it is cut off after " + bytes + " bytes");
    }
  }

  private Telemetry snapshot() {
    SortedSet<String> called = new TreeSet<>();
    Map<String, Counters> functions = new LinkedHashMap<>();
    Map<String, List<Long>> histograms = new LinkedHashMap<>();
    for (int f = 0; f < functionCount; f++) {
      String name = text(page, NAMES + f * NAME_BYTES, NAME_BYTES);
      functions.put(name, counters(f));
      if (page.get(CALLED + f) != 0) {
        called.add(name);
      }
      if (histogramOffset != 0) {
        histograms.put(name, histogram(f));
      }
    }
    int flags = page.getInt(44);
    boolean sizes = (flags & FLAG_SIZES) != 0;
    return new Telemetry(
        text(page, HOOK, HOOK_BYTES),
        page.getInt(16),
        (flags & FLAG_COUNTS) != 0,
        called,
        functions,
        sizes ? Map.of() : histograms,
        sizes ? histograms : Map.of());
  }

  private Counters counters(int function) {
    Counters sum = Counters.NONE;
    for (int cell = 0; cell < cells; cell++) {
      int at = headerBytes + cell * cellBytes + function * COUNTS_BYTES;
      sum =
          sum.plus(
              new Counters(
                  page.getLong(at),
                  page.getLong(at + 8),
                  page.getLong(at + 16),
                  page.getLong(at + 24),
                  page.getLong(at + 32)));
    }
    return sum;
  }

  private List<Long> histogram(int function) {
    long[] sum = new long[BUCKETS];
    for (int cell = 0; cell < cells; cell++) {
      int at = (int) histogramOffset + (cell * functionCount + function) * BUCKETS * Long.BYTES;
      for (int bucket = 0; bucket < BUCKETS; bucket++) {
        sum[bucket] += page.getLong(at + bucket * Long.BYTES);
      }
    }
    List<Long> buckets = new ArrayList<>(BUCKETS);
    for (long count : sum) {
      buckets.add(count);
    }
    return List.copyOf(buckets);
  }

  private static String text(ByteBuffer page, int from, int bytes) {
    int end = from;
    while (end < from + bytes && page.get(end) != 0) {
      end++;
    }
    return new String(page.array(), from, end - from, US_ASCII);
  }
}
