package org.hookbench.stats.read;

import com.fasterxml.jackson.databind.JsonNode;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.TrialKind;

/** {@code -rf json} of JMH: raw data or raw histograms; each fork is a trial. */
record JmhJson() implements Format {

  @Override
  public String name() {
    return "JMH JSON";
  }

  @Override
  public TrialKind kind() {
    return TrialKind.MICRO;
  }

  @Override
  public boolean recognizes(Content content) {
    return content.head().stripLeading().startsWith("[")
        && content.head().contains("\"jmhVersion\"");
  }

  @Override
  public void read(Content content, ReadSpec request, Sink sink) {
    for (JsonNode result : JsonText.tree(content)) {
      String name = series(result);
      if (sink.takes(name)) {
        readForks(content.source() + ": " + name, result.path("primaryMetric"), sink);
      }
    }
  }

  private static String series(JsonNode result) {
    String name = result.path("benchmark").asText();
    JsonNode params = result.path("params");
    return params.isMissingNode() || params.isEmpty() ? name : name + ":" + params.toString();
  }

  private static void readForks(String where, JsonNode metric, Sink sink) {
    sink.unit(ScoreUnit.parse(where, metric.path("scoreUnit").asText()));
    boolean histogram = metric.has("rawDataHistogram");
    JsonNode forks = metric.path(histogram ? "rawDataHistogram" : "rawData");
    if (!forks.isArray()) {
      throw new UserError(where + ": has no rawData; run JMH with -rf json");
    }
    int fork = 0;
    for (JsonNode iterations : forks) {
      String trial = String.valueOf(fork++);
      for (JsonNode iteration : iterations) {
        if (histogram) {
          readHistogram(trial, where, iteration, sink);
        } else {
          sink.samples(trial, where, JsonText.number(where, iteration), 1);
        }
      }
    }
  }

  private static void readHistogram(String trial, String where, JsonNode bins, Sink sink) {
    for (JsonNode bin : bins) {
      double value = JsonText.number(where, bin.path(0));
      sink.samples(trial, where, value, JsonText.number(where, bin.path(1)));
    }
  }
}
