// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.stats.analysis.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ChosenColumnTest extends FileReading {
  private static final String JTL =
      "timeStamp,elapsed,label,success,Latency\n1,12,home,true,11\n2,15,home,true,13\n";
  private static final String K6 =
      "metric_name,timestamp,metric_value\nhttp_req_duration,1,2\nhttp_req_duration,2,3\n";
  private static final String HYPERFOIL =
      "Phase,Metric,Requests,Responses,Mean,p50.0,p90.0\nsteady,home,9,9,7,5,8\n";
  private static final String JMH =
      "[{\"jmhVersion\":\"1.37\",\"benchmark\":\"b\",\"primaryMetric\":"
          + "{\"scoreUnit\":\"us/op\",\"rawData\":[[1.5,2.5]]}}]";

  @Command
  private static final class Asked {
    @Mixin private ReadingOptions options;
  }

  private static ReadSpec asked(String... options) {
    Asked asked = new Asked();
    new CommandLine(asked).parseArgs(options);
    return asked.options.request();
  }

  private void refused(String text, ReadSpec request, String... words) {
    assertThatThrownBy(() -> read(text, request))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void anotherColumnOfAKnownLayoutIsRead() throws IOException {
    ReadSpec latency =
        asked("--column", "time=Latency", "--column", "start=timeStamp", "--unit=ms");
    holds(read(JTL, latency), "CSV", Unit.MS, 11, 13);
  }

  @ParameterizedTest
  @ValueSource(strings = {"time=nope", "nope", "time=elap"})
  void aColumnThatIsNotThereIsRefusedInAKnownLayoutToo(String column) {
    String name = column.replace("time=", "");
    refused(
        JTL,
        asked("--column", column, "--unit=ms"),
        "there is no column '" + name + "'",
        "[timeStamp, elapsed, label, success, Latency]");
  }

  @Test
  void aColumnOfStartsThatIsNotThereIsRefused() {
    refused(
        "began,took_ms\n1,2\n2,3\n",
        asked("--column", "time=took_ms", "--column", "start=when"),
        "there is no column 'when'",
        "[began, took_ms]");
  }

  @Test
  void startsWithoutTimesAreRefused() {
    assertThatThrownBy(() -> asked("--column", "start=when"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("give time=NAME too");
  }

  @Test
  void aMeasureThatAToolHasNotWrittenIsNamed() {
    refused(K6, asked("--column", "http_req_nope"), "has 0 samples of 'http_req_nope'");
    refused(HYPERFOIL, asked("--column", "p77", "--unit=ns"), "there is no column 'p77'", "p90.0");
  }

  @Test
  void aFileWithoutColumnsIsRefused() {
    refused(JMH, asked("--column", "time=score"), "is JMH JSON", "leave out --column");
  }
}
