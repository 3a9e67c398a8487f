// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Unit;

/**
 * Result of Fortio: a histogram in seconds; the samples of a bucket are spread evenly over it,
 * between the least and the largest time. Failed requests are taken out bucket by bucket.
 */
final class FortioJson {
  static final Format FORMAT =
      Format.of("Fortio JSON", TrialKind.MACRO, FortioJson::recognizes, FortioJson::read);

  /** Codes of HTTP that are no failure, and the states of gRPC, which are words. */
  private static final String FINE = "[23]\\d\\d|[A-Z_]+";

  private FortioJson() {}

  private static boolean recognizes(Content content) {
    return content.head().stripLeading().startsWith("{")
        && content.head().contains("\"DurationHistogram\"");
  }

  private static void read(Content content, ReadSpec request, Sink sink) {
    sink.unit(Unit.S);
    sink.unordered();
    sink.takes("");
    String where = content.source() + ": DurationHistogram";
    JsonNode tree = JsonText.tree(content);
    Map<Double, Long> failed = failed(where, tree, sink);
    JsonNode all = tree.path("DurationHistogram");
    double least = all.path("Min").asDouble(0);
    double largest = all.path("Max").asDouble(Double.POSITIVE_INFINITY);
    require(least <= largest, where, "Min %s is larger than Max %s", least, largest);
    for (JsonNode bucket : all.path("Data")) {
      double start = JsonText.number(where, bucket.path("Start"));
      double end = JsonText.number(where, bucket.path("End"));
      require(start <= end, where, "a bucket starts at %s and ends at %s", start, end);
      long count = finished(where, bucket, failed.getOrDefault(start, 0L), sink);
      double from = Math.max(start, least);
      double to = Math.max(from, Math.min(end, largest));
      for (long i = 0; i < count; i++) {
        sink.sample(where, from + (to - from) * (i + 0.5) / count, Double.NaN);
      }
    }
  }

  private static long finished(String where, JsonNode bucket, long failed, Sink sink) {
    long count = sink.copies(where, JsonText.number(where, bucket.path("Count")));
    require(failed <= count, where, "of %s requests of a bucket %s failed", count, failed);
    return count - failed;
  }

  private static void require(boolean fits, String where, String wrong, Object... values) {
    if (!fits) {
      throw UserError.of(
          "%s: %s; the file was changed or damaged, export it again",
          where, wrong.formatted(values));
    }
  }

  /** Failed requests by the start of their bucket; their number alone is not enough. */
  private static Map<Double, Long> failed(String where, JsonNode tree, Sink sink) {
    long byCode = 0;
    for (Map.Entry<String, JsonNode> code : tree.path("RetCodes").properties()) {
      byCode += code.getKey().matches(FINE) ? 0 : code.getValue().asLong();
    }
    Map<Double, Long> failed = new HashMap<>();
    long inBuckets = 0;
    for (JsonNode bucket : tree.path("ErrorsDurationHistogram").path("Data")) {
      long count = sink.copies(where, JsonText.number(where, bucket.path("Count")));
      failed.put(JsonText.number(where, bucket.path("Start")), count);
      inBuckets += count;
    }
    if (byCode > inBuckets) {
      throw UserError.of(
          "%s: %s failed requests are among its samples and cannot be taken out; run a Fortio that"
              + " writes ErrorsDurationHistogram",
          where, byCode - inBuckets);
    }
    sink.errors(inBuckets);
    return failed;
  }
}
