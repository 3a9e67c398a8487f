// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.hookbench.stats.analysis.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file says between the lines: series, units, dates, ends of buckets. */
class ForeignDetailsTest extends FileReading {
  private static final String JMH =
      """
      [{"jmhVersion":"1.37","benchmark":"b","mode":"%s","threads":%d,
        "primaryMetric":{"scoreUnit":"%s","rawData":[[100,101],[102,103]]}},
       {"jmhVersion":"1.37","benchmark":"b","mode":"%s","threads":%d,
        "primaryMetric":{"scoreUnit":"%s","rawData":[[400,401],[402,403]]}}]
      """;

  @ParameterizedTest
  @CsvSource({"avgt,1,avgt,4,b:avgt-t4", "avgt,1,sample,1,b:sample-t1"})
  void modeAndThreadsOfJmhAreSeries(String m1, int t1, String m2, int t2, String second)
      throws IOException {
    String text = JMH.formatted(m1, t1, "ns/op", m2, t2, "ns/op");
    assertThatThrownBy(() -> read(text)).hasMessageContaining("--series");
    holds(read(text, series(second)), "JMH JSON", Unit.NS, 400, 401, 402, 403);
  }

  @Test
  void throughputBesideAverageTimeCanBeLeftOut() throws IOException {
    String text = JMH.formatted("avgt", 1, "ns/op", "thrpt", 1, "ops/ns");
    holds(read(text, series("b:avgt-t1")), "JMH JSON", Unit.NS, 100, 101, 102, 103);
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining("holds rates, which are not compared, beside times")
        .hasMessageEndingWith("choose the times with --series: [b:avgt-t1]");
  }

  @Test
  void jmhThatWritesNoVersionIsRead() throws IOException {
    String text = JMH.replace("\"jmhVersion\":\"1.37\",", "");
    holds(
        read(text.formatted("avgt", 1, "ns/op", "avgt", 4, "ns/op"), series("b:avgt-t4")),
        "JMH JSON",
        Unit.NS,
        400,
        401,
        402,
        403);
  }

  @Test
  void linesMayEndWithACarriageReturnAlone() throws IOException {
    String text = "timeStamp,elapsed,label,success\r1,12,home,true\r2,13,home,true\r";
    holds(read(text), "JMeter JTL", Unit.MS, 12, 13);
    assertThatThrownBy(() -> read(text.replace("13", "x"))).hasMessageContaining(":3: ");
  }

  @Test
  void twoRunsOfJmhInOneFileAreTrialsOfTheirOwn() throws IOException {
    assertThat(read(JMH.formatted("avgt", 1, "ns/op", "avgt", 1, "ns/op")).trials()).hasSize(4);
  }

  @Test
  void bucketsOfFortioEndAtTheLeastAndTheLargestTime() throws IOException {
    ForeignSamples file =
        read(
            """
            {"DurationHistogram":{"Min":0.501,"Max":0.503,"Avg":0.502,"Data":[{"Start":0.1,"End":0.6,"Count":100}]}}
            """);
    assertThat(file.trials().get(0))
        .hasSize(100)
        .matches(all -> Arrays.stream(all).allMatch(s -> s >= 0.501 && s <= 0.503));
  }

  @Test
  void aBodyOfVegetaMayBeLongerThanTheHeadOfTheFile() throws IOException {
    String row = "%s,200,%d,100,0,,%s,attack,%d,GET,http://h/,aGVhZA==\n";
    String body = "Ym9k".repeat(12_000);
    String text =
        row.formatted("1700000000000000000", 2_500_000, body, 0)
            + row.formatted("1700000000010000000", 2_750_000, body, 1);
    holds(read(text), "vegeta CSV", Unit.NS, 2_500_000, 2_750_000);
  }

  @Test
  void secondsUnderTheNamesOfTheSourceBenchmarkCanBeSaid() throws IOException {
    String text = "start_time,response_time\n1,0.0025\n2,0.003\n";
    holds(read(text, unit(Unit.S)), "start_time,response_time", Unit.S, 0.0025, 0.003);
    holds(read(text), "start_time,response_time", Unit.MS, 0.0025, 0.003);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026/01/31 12:00:00.%03d", "2026-01-31T12:00:00.%03d+01:00"})
  void startsMayBeDates(String date) throws IOException {
    String row = date + ",%d,home,true\n";
    String text =
        "timeStamp,elapsed,label,success\n" + row.formatted(500, 12) + row.formatted(100, 13);
    ForeignSamples file = read(text);
    holds(file, "JMeter JTL", Unit.MS, 12, 13);
    assertThat(file.outOfOrder()).isEqualTo(1);
  }

  @Test
  void aMetricOfK6ThatCountsIsNoTime() {
    String text =
        """
        metric_name,timestamp,metric_value,error_code,name
        data_received,1700000000,1503,,h
        data_received,1700000001,1503,,h
        """;
    assertThatThrownBy(() -> read(text, new ReadSpec("data_received", null, null, null, null, 0)))
        .hasMessageContaining("not a time");
  }

  @Test
  void ownRequestsCountFromWhenTheyWereIntended() throws IOException {
    String text =
        """
        seq,arm,connection,intended_ns,sent_ns,first_byte_ns,done_ns,status,bytes,error
        0,none,0,100,600,700,900,200,5,
        1,none,0,1000,1600,1700,1900,200,5,
        """;
    holds(read(text), "hookbench samples", Unit.NS, 800, 900);
  }

  @Test
  void aHistogramHasNoOrderThatLooksLikeDependence() throws IOException {
    StringBuilder text = new StringBuilder("{\"DurationHistogram\":{\"Data\":[");
    for (int i = 1; i <= 50; i++) {
      text.append(i > 1 ? "," : "");
      text.append("{\"Start\":%d,\"End\":%d,\"Count\":40}".formatted(i, i + 1));
    }
    double[] values = read(text + "]}}").trials().get(0);
    int rising = 0;
    for (int i = 1; i < values.length; i++) {
      rising += values[i] > values[i - 1] ? 1 : 0;
    }
    assertThat(rising).isBetween(800, 1_200);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"results\": []}', is JSON of an unknown tool",
    "'{\n  \"results\": [\n    {\n      \"command\": \"a\"}]}', is JSON of hyperfine",
    "'<testResults/>', output_format=csv",
    "'PK\u0003\u0004', is a zip archive",
    "'{\"results\":[{\"command\":\"a\"}]}', is JSON of hyperfine",
    "'Running 10s test @ http://h/', is output of wrk",
    "'version https://git-lfs.github.com/spec/v1', is a pointer of Git LFS",
    "'\u0001\u007f\u0003attack,b', is binary",
    "'0.91\n0.92', the first line is a row of numbers"
  })
  void whatIsNoTableIsNamed(String text, String message) {
    assertThatThrownBy(() -> read(text)).hasMessageContaining(message);
  }
}
