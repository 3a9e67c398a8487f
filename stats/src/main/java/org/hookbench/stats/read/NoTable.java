// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hookbench.experiment.console.UserError;

/** Files that are no table and of no known tool: what they are, and what to do. */
final class NoTable {
  private static final Map<String, String> BY_BEGINNING = new LinkedHashMap<>();

  static {
    String csv = "export the times of the requests as CSV";
    BY_BEGINNING.put(
        "{\n  \"results\": [\n    {\n      \"command\":",
        "is JSON of hyperfine; write results[].times to a column of a CSV file, one time per line");
    BY_BEGINNING.put("{", "is JSON of an unknown tool; " + csv);
    BY_BEGINNING.put("[", "is JSON of an unknown tool; " + csv);
    BY_BEGINNING.put(
        "<", "is XML; with JMeter set jmeter.save.saveservice.output_format=csv, else " + csv);
    BY_BEGINNING.put("(\uFFFD/\uFFFD", "is compressed by zstd; decompress it, or use gzip");
    BY_BEGINNING.put("\uFFFD7zXZ", "is compressed by xz; decompress it, or use gzip");
    BY_BEGINNING.put("PK\u0003", "is a zip archive; unpack it, or use gzip");
  }

  private NoTable() {}

  static void check(Content content) {
    String head = content.head().stripLeading();
    BY_BEGINNING.forEach(
        (beginning, what) -> {
          if (head.startsWith(beginning)) {
            throw new UserError(content.source() + ": " + what);
          }
        });
  }
}
