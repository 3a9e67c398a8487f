// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.hookbench.stats.analysis.Unit;
import org.junit.jupiter.api.Test;

/** Failed requests are counted and are no samples, whatever tool wrote the file. */
class FailedRequestsTest extends FileReading {
  private static ReadSpec column(String name, Unit unit) {
    return new ReadSpec(name, null, unit, null, null, 0);
  }

  @Test
  void ofOhaByTheirStatus() throws IOException {
    ForeignSamples file =
        read(
            """
            request-start,DNS,DNS+dialup,Response-delay,request-duration,bytes,status
            0.01,0,0,0.002,0.0025,13,200
            0.02,0,0,0.00004,0.00005,13,503
            0.03,0,0,0.002,0.003,13,302
            """);
    holds(file, "oha CSV", Unit.S, 0.0025, 0.003);
    assertThat(file.errors()).isEqualTo(1);
  }

  @Test
  void ofHeyByTheirStatus() throws IOException {
    ForeignSamples file =
        read(
            """
            response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset
            0.0020,0,0,0,0.002,0,200,0.01
            0.0001,0,0,0,0.0001,0,500,0.02
            0.0030,0,0,0,0.002,0,200,0.03
            """);
    holds(file, "hey CSV", Unit.S, 0.002, 0.003);
    assertThat(file.errors()).isEqualTo(1);
  }

  @Test
  void ofJMeterAlsoWhereAColumnIsChosen() throws IOException {
    String text =
        """
        timeStamp,elapsed,label,success,Latency
        1700000000000,12,home,true,11
        1700000000010,1,home,false,1
        1700000000020,14,home,true,13
        """;
    ForeignSamples file = read(text, column("Latency", Unit.MS));
    holds(file, "CSV", Unit.MS, 11, 13);
    assertThat(file.errors()).isEqualTo(1);
  }

  @Test
  void ofFortioBucketByBucket() throws IOException {
    ForeignSamples file =
        read(
            """
            {"RetCodes":{"200":2,"503":3},
             "DurationHistogram":{"Data":[{"Start":0.00005,"End":0.0001,"Count":3},{"Start":0.001,"End":0.002,"Count":2}]},
             "ErrorsDurationHistogram":{"Data":[{"Start":0.00005,"End":0.0001,"Count":3}]}}
            """);
    assertThat(file.trials().get(0))
        .hasSize(2)
        .matches(all -> Arrays.stream(all).allMatch(s -> s >= 0.001));
    assertThat(file.errors()).isEqualTo(3);
  }

  @Test
  void ofFortioThatCannotBeTakenOutAreAnError() {
    String text =
        """
        {"RetCodes":{"200":2,"503":3},
         "DurationHistogram":{"Data":[{"Start":0.00005,"End":0.002,"Count":5}]}}
        """;
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining("3 failed requests are among its samples");
  }

  @Test
  void ofWrkByTheirNumber() throws IOException {
    ForeignSamples file =
        read(
            """
              Latency Distribution (HdrHistogram - Recorded Latency)
                   Value   Percentile   TotalCount 1/(1-Percentile)
                   2.500     0.500000            2         2.00
                   3.500     1.000000            3          inf
            #[Mean    =        2.8, StdDeviation   =        0.5]
              3 requests in 1.00s, 1KB read
              Non-2xx or 3xx responses: 2
            """);
    assertThat(file.errors()).isEqualTo(2);
  }
}
