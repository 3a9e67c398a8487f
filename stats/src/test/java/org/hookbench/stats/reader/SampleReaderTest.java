package org.hookbench.stats.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.hookbench.experiment.console.UserError;
import org.hookbench.stats.analysis.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleReaderTest {
  @TempDir private Path folder;

  private SampleFile read(String text, Request request) throws IOException {
    return SampleReader.read(Files.writeString(folder.resolve("file"), text), request);
  }

  private SampleFile read(String text) throws IOException {
    return read(text, Request.DEFAULT);
  }

  private static Request series(String name) {
    return new Request(null, null, null, name, null, 0);
  }

  private static Request unit(Unit unit) {
    return new Request(null, null, unit, null, null, 0);
  }

  private static void holds(SampleFile file, String format, Unit unit, double... values) {
    assertThat(file.format()).isEqualTo(format);
    assertThat(file.unit()).isEqualTo(unit);
    double[] all = file.trials().stream().flatMapToDouble(Arrays::stream).toArray();
    assertThat(all).containsExactly(values, within(1e-9));
  }

  @Test
  void readsOurSamplesOfOneArmAndCountsErrors() throws IOException {
    String text =
        """
        seq,arm,connection,intended_ns,sent_ns,first_byte_ns,done_ns,status,bytes,error
        0,none,0,100,100,300,400,200,120,
        1,scan,0,410,410,600,900,200,120,
        2,scan,0,910,910,-1,1000,0,0,reset
        3,none,0,1010,1010,1100,1250,200,120,
        """;
    holds(read(text, series("none")), "hookbench samples", Unit.NS, 300, 240);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--series");
    assertThatThrownBy(() -> read(text, series("nul")))
        .hasMessageContaining("has no series 'nul'; it has [none, scan]");
    assertThatThrownBy(() -> read(text, series("scan"))).hasMessageContaining("and 1 failed");
  }

  @Test
  void readsPairsByTheRoleOfTheArm() throws IOException {
    String text =
        "pair,order,calls,baseline_ns,treatment_ns\n0,BT,100,14000,14200\n1,TB,100,14100,14400\n";
    holds(
        read(text, new Request(null, null, null, null, "baseline", 0)),
        "hookbench pairs",
        Unit.NS,
        140,
        141);
    holds(
        read(text, new Request(null, null, null, null, "treatment", 0)),
        "hookbench pairs",
        Unit.NS,
        142,
        144);
  }

  @Test
  void readsBatches() throws IOException {
    holds(read("batch,calls,ns\n0,10,1000\n1,10,1200\n"), "hookbench batches", Unit.NS, 100, 120);
  }

  @Test
  void leavesOutWarmUpAndCountsRowsOutOfOrder() throws IOException {
    String text = "start_time,response_time\n5,9.5\n1,2.5\n3,2.75\n2,3\n";
    SampleFile file = read(text, new Request(null, null, null, null, null, 1));
    holds(file, "start_time,response_time", Unit.MS, 2.5, 2.75, 3);
    assertThat(file.outOfOrder()).isEqualTo(2);
  }

  @Test
  void readsJMeter() throws IOException {
    String text =
        """
        timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,Connect
        1700000000000,12,home,200,OK,Thread Group 1-1,text,true,,300,120,1,1,http://h/,11,0,1
        1700000000020,15,home,200,"OK, ""fine""\",Thread Group 1-1,text,true,,300,120,1,1,http://h/,11,0,0
        1700000000040,999,home,500,Error,Thread Group 1-1,text,false,"a
        message of two lines",300,120,1,1,http://h/,11,0,0
        """;
    SampleFile file = read(text);
    holds(file, "JMeter JTL", Unit.MS, 12, 15);
    assertThat(file.errors()).isEqualTo(1);
  }

  @Test
  void readsK6Csv() throws IOException {
    String text =
        """
        metric_name,timestamp,metric_value,check,error,error_code,group,method,name,proto,scenario,status,subproto,tls_version,url,extra_tags
        http_reqs,1700000000,1.000000,,,,,GET,http://h/,HTTP/1.1,default,200,,,http://h/,
        http_req_duration,1700000000,2.5,,,,,GET,http://h/,HTTP/1.1,default,200,,,http://h/,
        http_req_waiting,1700000000,2.1,,,,,GET,http://h/,HTTP/1.1,default,200,,,http://h/,
        http_req_duration,1700000001,2.75,,,,,GET,http://h/,HTTP/1.1,default,200,,,http://h/,
        http_req_waiting,1700000001,2.2,,,,,GET,http://h/,HTTP/1.1,default,200,,,http://h/,
        http_req_duration,1700000001,0,,timeout,1050,,GET,http://h/,HTTP/1.1,default,0,,,http://h/,
        """;
    SampleFile file = read(text);
    holds(file, "k6 CSV", Unit.MS, 2.5, 2.75);
    assertThat(file.errors()).isEqualTo(1);
    Request waiting = new Request("http_req_waiting", null, null, null, null, 0);
    holds(read(text, waiting), "k6 CSV", Unit.MS, 2.1, 2.2);
  }

  @Test
  void readsK6Json() throws IOException {
    String point =
        """
        {"type":"Point","metric":"http_req_duration","data":{"time":"2026-01-31T12:00:0%d.5+01:00","value":%s,"tags":{"name":"http://h/","expected_response":"%s"}}}
        """;
    String text =
        "{\"type\":\"Metric\",\"data\":{\"name\":\"http_req_duration\"},\"metric\":\"http_req_duration\"}\n"
            + point.formatted(2, "2.5", true)
            + point.formatted(1, "2.75", true)
            + point.formatted(3, "9", false);
    SampleFile file = read(text);
    holds(file, "k6 JSON", Unit.MS, 2.5, 2.75);
    assertThat(file.outOfOrder()).isEqualTo(1);
    assertThat(file.errors()).isEqualTo(1);
  }

  @Test
  void readsVegetaWithoutAHeader() throws IOException {
    String row = "%s,%d,%d,100,0,%s,Ym9keQ==,attack,%d,GET,http://h/,aGVhZA==\n";
    String text =
        row.formatted("1700000000000000000", 200, 2_500_000, "", 0)
            + row.formatted("1700000000010000000", 200, 2_750_000, "", 1)
            + row.formatted("1700000000020000000", 0, 9_000_000, "timeout", 2);
    SampleFile file = read(text);
    holds(file, "vegeta CSV", Unit.NS, 2_500_000, 2_750_000);
    assertThat(file.errors()).isEqualTo(1);
  }

  @Test
  void readsOha() throws IOException {
    String text =
        """
        request-start,DNS,DNS+dialup,Response-delay,request-duration,bytes,status
        0.01,0.0001,0.0002,0.0021,0.0025,13,200
        0.02,0,0,0.0022,0.00275,13,200
        """;
    holds(read(text), "oha CSV", Unit.S, 0.0025, 0.00275);
  }

  @Test
  void readsTheHistoryOfLocust() throws IOException {
    String text =
        """
        Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%,Total Request Count,Total Failure Count,Total Median Response Time,Total Average Response Time,Total Min Response Time,Total Max Response Time,Total Average Content Size
        1700000000,1,,Aggregated,0,0,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,0,0,0,0,0,0,0
        1700000001,1,,Aggregated,300,0,3,3,3,3,4,4,5,6,9,9,9,300,0,3,3.1,2,9,13
        1700000002,1,,Aggregated,310,0,4,4,4,4,4,4,5,6,9,9,9,610,0,3,3.1,2,9,13
        """;
    holds(read(text), "Locust stats history", Unit.MS, 3, 4);
  }

  @Test
  void readsTotalsOfHyperfoilWithAGivenUnit() throws IOException {
    String text =
        """
        Phase,Metric,Start,End,Requests,Responses,Mean,StdDev,Min,p50.0,p90.0,p99.0,p99.9,p99.99,Max
        steady,home,0,1000,100,100,2600000,1,1,2500000,3,4,5,6,7
        """;
    holds(read(text, unit(Unit.NS)), "Hyperfoil total.csv", Unit.NS, 2_500_000);
    assertThatThrownBy(() -> read(text)).hasMessageContaining("--unit");
  }

  @Test
  void readsForksOfJmhAsTrials() throws IOException {
    String text =
        """
        [{"jmhVersion":"1.37","benchmark":"org.x.Read.zero","mode":"avgt","params":{"size":"1"},
          "primaryMetric":{"score":1,"scoreUnit":"ns/op","rawData":[[140.5,141.0],[150.0,151.5]]}},
         {"jmhVersion":"1.37","benchmark":"org.x.Read.file","mode":"avgt",
          "primaryMetric":{"score":1,"scoreUnit":"us/op","rawData":[[1.5],[1.25]]}}]
        """;
    SampleFile file = read(text, series("org.x.Read.zero:{\"size\":\"1\"}"));
    holds(file, "JMH JSON", Unit.NS, 140.5, 141, 150, 151.5);
    assertThat(file.trials()).hasSize(2);
    holds(read(text, series("org.x.Read.file")), "JMH JSON", Unit.US, 1.5, 1.25);
    assertThatThrownBy(() -> read(text)).hasMessageContaining("--series");
    assertThatThrownBy(
            () -> read(text.replace("ns/op", "ops/ns"), series("org.x.Read.zero:{\"size\":\"1\"}")))
        .hasMessageContaining("is a rate");
  }

  @Test
  void readsHistogramsOfJmh() throws IOException {
    String text =
        """
        [{"jmhVersion":"1.37","benchmark":"b","mode":"sample",
          "primaryMetric":{"scoreUnit":"us/op","rawDataHistogram":[[[[1.5,2],[2.5,1]]]]}}]
        """;
    holds(read(text), "JMH JSON", Unit.US, 1.5, 1.5, 2.5);
  }

  @Test
  void readsTheLongFormatOfPa() throws IOException {
    String text =
        """
        project;commit;benchmark;params;instance;trial;fork;iteration;mode;unit;value_count;value
        p;c;b;size=1;i1;1;1;1;sample;ns/op;2;140
        p;c;b;size=1;i1;1;2;1;sample;ns/op;1;150
        """;
    SampleFile file = read(text);
    holds(file, "pa", Unit.NS, 140, 140, 150);
    assertThat(file.trials()).hasSize(2);
  }

  @Test
  void readsTheHistogramOfFortio() throws IOException {
    String text =
        """
        {"RunType":"HTTP","DurationHistogram":{"Count":3,"Data":[
          {"Start":0.001,"End":0.002,"Percent":66,"Count":2},{"Start":0.002,"End":0.004,"Percent":100,"Count":1}]}}
        """;
    holds(read(text), "Fortio JSON", Unit.S, 0.00125, 0.00175, 0.003);
  }

  @Test
  void readsBothSpectraOfWrk2() throws IOException {
    String spectrum =
        """
          Latency Distribution (HdrHistogram - %s)
         50.000%%    2.50ms
          Detailed Percentile spectrum:
               Value   Percentile   TotalCount 1/(1-Percentile)

               2.500     0.500000            2         2.00
               3.500     1.000000            3          inf
        #[Mean    =        2.8, StdDeviation   =        0.5]
        """;
    String text =
        spectrum.formatted("Recorded Latency")
            + spectrum.formatted("Uncorrected Latency (measured)");
    holds(read(text, series("recorded")), "HdrHistogram percentiles", Unit.MS, 2.5, 2.5, 3.5);
    holds(read(text, series("uncorrected")), "HdrHistogram percentiles", Unit.MS, 2.5, 2.5, 3.5);
  }

  @Test
  void asksForTheUnitOfAPlainHistogram() throws IOException {
    String text =
        "\"Value\",\"Percentile\",\"TotalCount\",\"1/(1-Percentile)\"\n7.0,0.5,1,2\n9.0,1.0,2,Infinity\n";
    holds(read(text, unit(Unit.US)), "HdrHistogram percentiles", Unit.US, 7, 9);
    assertThatThrownBy(() -> read(text)).hasMessageContaining("--unit");
  }

  @Test
  void readsALogOfHistograms() throws IOException {
    Path file = folder.resolve("log.hlog");
    HistogramLogWriter writer = new HistogramLogWriter(file.toFile());
    writer.outputLogFormatVersion();
    writer.outputLegend();
    Histogram histogram = new Histogram(3);
    histogram.recordValue(100);
    histogram.recordValue(100);
    histogram.recordValue(900);
    histogram.setStartTimeStamp(1000);
    histogram.setEndTimeStamp(2000);
    writer.outputIntervalHistogram(histogram);
    writer.close();
    holds(SampleReader.read(file, unit(Unit.US)), "HdrHistogram log", Unit.US, 100, 100, 900);
  }

  @Test
  void aUnitThatContradictsTheFileIsRefused() {
    assertThatThrownBy(() -> read("start_time,response_time\n1,2\n2,3\n", unit(Unit.US)))
        .hasMessageContaining("is in ms, but --unit says us");
  }

  @Test
  void numbersAreRoundedAsTheLanguageDoes() {
    for (String number :
        new String[] {
          "4.422151999960988",
          "2.8161405000446393",
          "1691768168.9970055",
          "1e-3",
          "0.1",
          "123456789012345678",
          "5e300",
          "-7.25",
          ".5",
          "9007199254740993"
        }) {
      byte[] bytes = number.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      assertThat(Decimal.parse(bytes, 0, bytes.length)).isEqualTo(Double.parseDouble(number));
    }
    for (String other :
        new String[] {"", "-", ".", "1,5", "NaN", "Infinity", "0x10", "1f", "1d", "--1", "1.2.3"}) {
      byte[] bytes = other.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      assertThat(Decimal.parse(bytes, 0, bytes.length)).as(other).isNaN();
    }
  }
}
