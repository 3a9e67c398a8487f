// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.resources;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Time a HotSpot JVM spent in garbage collection, from the counters it keeps in
 * /tmp/hsperfdata_USER/PID whether asked or not; reading them costs the JVM nothing. Format: {@code
 * perfMemory.hpp} of OpenJDK, version 2.
 */
public final class GcTime {
  private static final int MAGIC = 0xcafec0c0;
  private static final int HEADER_BYTES = 32;

  private GcTime() {}

  /**
   * Nanoseconds since its start; empty for other programs and where the counters cannot be read.
   */
  static OptionalLong ofProcess(long pid) {
    Path proc = Path.of("/proc", Long.toString(pid));
    String status = ProcFiles.text(proc.resolve("status")).orElse("");
    String inner =
        status
            .lines()
            .filter(l -> l.startsWith("NSpid:"))
            .map(l -> l.substring(l.lastIndexOf('\t') + 1).trim())
            .findFirst()
            .orElse(Long.toString(pid));
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(proc.resolve("root/tmp"), "hsperfdata_*")) {
      for (Path folder : folders) {
        Path file = folder.resolve(inner);
        if (Files.isReadable(file)) {
          return parse(Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      return OptionalLong.empty();
    }
    return OptionalLong.empty();
  }

  /** Sum of sun.gc.collector.N.time, ticks of sun.os.hrt.frequency. */
  public static OptionalLong parse(byte[] page) {
    if (page.length < HEADER_BYTES || ByteBuffer.wrap(page).getInt() != MAGIC) {
      return OptionalLong.empty();
    }
    ByteBuffer data =
        ByteBuffer.wrap(page).order(page[4] == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    Map<String, Long> longs = longs(data);
    long ticks =
        longs.entrySet().stream()
            .filter(e -> e.getKey().matches("sun\\.gc\\.collector\\.[0-9]+\\.time"))
            .mapToLong(Map.Entry::getValue)
            .sum();
    Long frequency = longs.get("sun.os.hrt.frequency");
    return frequency == null || frequency <= 0
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round(ticks * 1e9 / frequency));
  }

  private static Map<String, Long> longs(ByteBuffer data) {
    Map<String, Long> longs = new HashMap<>();
    int at = data.getInt(24);
    for (int n = data.getInt(28); n > 0 && at + 20 <= data.capacity(); n--) {
      int length = data.getInt(at);
      if (length <= 0) {
        break;
      }
      boolean scalarLong = data.getInt(at + 8) == 0 && data.get(at + 12) == 'J';
      if (scalarLong) {
        longs.put(name(data, at + data.getInt(at + 4)), data.getLong(at + data.getInt(at + 16)));
      }
      at += length;
    }
    return longs;
  }

  private static String name(ByteBuffer data, int from) {
    int to = from;
    while (data.get(to) != 0) {
      to++;
    }
    return new String(data.array(), from, to - from, StandardCharsets.UTF_8);
  }
}
