package org.hookbench.stats.read;

import com.fasterxml.jackson.databind.JsonNode;
import org.hookbench.stats.analysis.Unit;

/** Result of Fortio: a histogram in seconds; the samples of a bucket are spread evenly over it. */
record FortioJson() implements Format {

  @Override
  public String name() {
    return "Fortio JSON";
  }

  @Override
  public boolean recognizes(Content content) {
    return content.head().stripLeading().startsWith("{")
        && content.head().contains("\"DurationHistogram\"");
  }

  @Override
  public void read(Content content, ReadSpec request, Sink sink) {
    sink.unit(Unit.S);
    String where = content.source() + ": DurationHistogram";
    sink.takes("");
    for (JsonNode bucket : JsonText.tree(content).path("DurationHistogram").path("Data")) {
      double start = JsonText.number(where, bucket.path("Start"));
      double end = JsonText.number(where, bucket.path("End"));
      long count = sink.copies(where, JsonText.number(where, bucket.path("Count")));
      for (long i = 0; i < count; i++) {
        sink.sample(where, start + (end - start) * (i + 0.5) / count, Double.NaN);
      }
    }
  }
}
