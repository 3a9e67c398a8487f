// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.hookbench.experiment.console.UserError;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.testing.Fuzz;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that something has been done to end in samples or in one message. */
class FuzzTest {
  private static final int FILES = 8_000;
  private static final List<String> EXAMPLES =
      List.of(
          "start_time,response_time\n1.5,2.5\n2.5,2.75\n3.5,2.25\n",
          "seq,arm,connection,intended_ns,sent_ns,first_byte_ns,done_ns,status,bytes,error\n"
              + "0,none,0,1,1,3,4,200,12,\n"
              + "1,none,0,5,5,6,9,200,12,\n"
              + "2,none,0,9,9,-1,10,0,0,reset\n",
          "pair,order,calls,baseline_ns,treatment_ns\n0,BT,100,14000,14200\n1,TB,100,14100,14400\n",
          "batch,calls,ns\n0,10,1000\n1,10,1200\n",
          "timeStamp,elapsed,label,responseCode,success\n17,12,a,200,true\n18,15,a,200,true\n",
          "metric_name,timestamp,metric_value,error_code,name\n"
              + "http_req_duration,17,2.5,,u\nhttp_req_duration,18,2.75,,u\n",
          "1700000000000000000,200,2500000,100,0,,Ym9k,a,0,GET,http://h/,aGVh\n"
              + "1700000000010000000,200,2750000,100,0,,Ym9k,a,1,GET,http://h/,aGVh\n",
          "request-start,request-duration,status\n0.01,0.0025,200\n0.02,0.00275,200\n",
          "Timestamp,User Count,Type,Name,50%\n17,1,,Aggregated,3\n18,1,,Aggregated,4\n",
          "Phase,Metric,Requests,Responses,Mean,p50.0\nsteady,home,100,100,26000,25000\n",
          "project;commit;benchmark;params;instance;trial;fork;iteration;mode;unit;value_count;value\n"
              + "p;c;b;s;i;1;1;1;sample;ns/op;2;140\n"
              + "p;c;b;s;i;1;2;1;sample;ns/op;1;150\n",
          "[{\"jmhVersion\":\"1.37\",\"benchmark\":\"b\",\"primaryMetric\":"
              + "{\"scoreUnit\":\"ns/op\",\"rawData\":[[140.5,141.0],[150.0]]}}]",
          "{\"type\":\"Point\",\"metric\":\"http_req_duration\",\"data\":{\"time\":"
              + "\"2026-01-31T12:00:02Z\",\"value\":2.5,\"tags\":{\"name\":\"u\"}}}\n"
              + "{\"type\":\"Point\",\"metric\":\"http_req_duration\",\"data\":{\"value\":2.75}}\n",
          "{\"DurationHistogram\":{\"Data\":[{\"Start\":0.001,\"End\":0.002,\"Count\":2}]}}",
          "  Latency Distribution (HdrHistogram - Recorded Latency)\n"
              + "  Value   Percentile   TotalCount 1/(1-Percentile)\n"
              + "  2.5 0.5 2 2.00\n  3.5 1.0 3 inf\n#[Mean = 2.8]\n",
          "#[Histogram log format version 1.3]\n"
              + "\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",\"Interval_Compressed_Histogram\"\n"
              + "1.0,1.0,0.9,HISTFAAAACF4nJNpmSzMwMDAxQABzFCaEUoz2X+AsBgZmAABAAA=\n");

  @TempDir private Path folder;

  /** Some of them packed. */
  private static List<byte[]> examples() throws IOException {
    List<byte[]> examples = new ArrayList<>();
    for (String example : EXAMPLES) {
      byte[] bytes = example.getBytes(StandardCharsets.UTF_8);
      examples.add(bytes);
      if (examples.size() % 8 == 0) {
        examples.add(gzip(bytes));
      }
    }
    return examples;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void mutatedFilesEndInSamplesOrOneMessage() throws IOException {
    Path file = folder.resolve("mutated");
    Fuzz fuzz = new Fuzz("foreign files", FILES);
    fuzz.run(examples(), bytes -> read(Files.write(file, bytes), bytes), UserError.class);
    fuzz.requireBoth();
  }

  private static void read(Path file, byte[] bytes) {
    Unit unit = bytes.length % 2 == 0 ? Unit.NS : null;
    try {
      for (double[] trial :
          ForeignReader.read(file, new ReadSpec(null, null, unit, null, null, 0)).trials()) {
        assertThat(Arrays.stream(trial).allMatch(v -> v >= 0 && v <= 1e18)).isTrue();
      }
    } catch (UserError e) {
      assertThat(e.getMessage()).startsWith(file.toString()).hasLineCount(1);
      throw e;
    }
  }

  private Path bomb(String head, String repeated, int times) throws IOException {
    Path file = folder.resolve("bomb.csv.gz");
    byte[] part = repeated.repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
      out.write(head.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < times; i++) {
        out.write(part);
      }
    }
    return file;
  }

  @Test
  void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() throws IOException {
    Path table = bomb("start_time,response_time\n1,", "0000", 600);
    assertThatThrownBy(() -> ForeignReader.read(table, ReadSpec.DEFAULT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(":2: the line is longer than 16 MiB");
    Path spectrum = bomb("Value Percentile TotalCount 1/(1-Percentile)\n", "0000", 600);
    ReadSpec request = new ReadSpec(null, null, Unit.MS, null, null, 0);
    assertThatThrownBy(() -> ForeignReader.read(spectrum, request))
        .hasMessageContaining("longer than 16 MiB");
  }

  @Test
  void jsonThatIsTooLongIsRefused() throws IOException {
    Path json = bomb("{\"DurationHistogram\":{\"Data\":[", "        ", 600);
    assertThatThrownBy(() -> ForeignReader.read(json, ReadSpec.DEFAULT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("longer than 256 MiB");
  }

  @Test
  void deepJsonIsRefused() throws IOException {
    String deep = "{\"DurationHistogram\":" + "[".repeat(100_000);
    Path file = Files.writeString(folder.resolve("deep.json"), deep);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThatThrownBy(() -> ForeignReader.read(file, ReadSpec.DEFAULT))
                .isInstanceOf(UserError.class));
  }
}
