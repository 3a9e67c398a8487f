// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.hookbench.stats.analysis.Unit;
import org.junit.jupiter.api.Test;

class LoadToolFilesTest extends FileReading {
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
    ForeignSamples file = read(text);
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
    ForeignSamples file = read(text);
    holds(file, "k6 CSV", Unit.MS, 2.5, 2.75);
    assertThat(file.errors()).isEqualTo(1);
    ReadSpec waiting = new ReadSpec("http_req_waiting", null, null, null, null, 0);
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
    ForeignSamples file = read(text);
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
    ForeignSamples file = read(text);
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
}
