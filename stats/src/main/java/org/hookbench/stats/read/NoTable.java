// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.hookbench.experiment.console.UserError;

/** Files that are no table and of no known tool: what they are, and what to do. */
final class NoTable {
  private static final Map<String, String> BY_BEGINNING = new LinkedHashMap<>();

  static {
    String csv = "export the times of the requests as CSV";
    BY_BEGINNING.put(
        "{\"results\":[{\"command\":",
        "is JSON of hyperfine; write results[].times to a column of a CSV file, one time per line");
    BY_BEGINNING.put("{", "is JSON of an unknown tool; " + csv);
    BY_BEGINNING.put("[", "is JSON of an unknown tool; " + csv);
    BY_BEGINNING.put(
        "versionhttps://git-lfs",
        "is a pointer of Git LFS, not the file itself; get it with git lfs pull");
    BY_BEGINNING.put(
        "<", "is XML; with JMeter set jmeter.save.saveservice.output_format=csv, else " + csv);
    BY_BEGINNING.put("(\uFFFD/\uFFFD", "is compressed by zstd; decompress it, or use gzip");
    BY_BEGINNING.put("\uFFFD7zXZ", "is compressed by xz; decompress it, or use gzip");
    BY_BEGINNING.put("PK\u0003", "is a zip archive; unpack it, or use gzip");
  }

  private static final Pattern WRK = Pattern.compile("Running \\S+ test @ .*");

  /** What no text has, in whatever encoding. */
  private static final Pattern BINARY = Pattern.compile("[\\x00-\\x08\\x0e-\\x1a]");

  private NoTable() {}

  static void check(Content content) {
    String head = content.head().replaceAll("[ \\t\\r\\n]+", "");
    BY_BEGINNING.forEach((beginning, what) -> refuse(head.startsWith(beginning), content, what));
    refuse(
        WRK.matcher(content.firstLine()).matches(),
        content,
        "is output of wrk, which has no times of requests; use wrk2 with --latency, or run wrk as"
            + " the workload of an experiment");
    refuse(
        BINARY.matcher(head).find(),
        content,
        "is binary, not text; export the times of the requests as CSV (vegeta encode --to csv)");
  }

  private static void refuse(boolean applies, Content content, String what) {
    if (applies) {
      throw new UserError(content.source() + ": " + what);
    }
  }
}
