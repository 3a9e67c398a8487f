// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.hookbench.stats.analysis.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was cut, or contradicts itself, is refused; nothing is taken for something else. */
class DamagedFilesTest extends FileReading {
  private static final String WRK2 =
      """
        Latency Distribution (HdrHistogram - Recorded Latency)
             Value   Percentile   TotalCount 1/(1-Percentile)
             2.500     0.500000            2         2.00
             %s     1.000000            3          inf
      #[Mean    =        2.8, StdDeviation   =        0.5]
        3 requests in 1.00s, 1KB read
        Socket errors: connect 1, read 2, write 0, timeout 4
      """;

  private static final String FORTIO =
      """
      {"DurationHistogram":{"Min":%s,"Max":0.003,"Data":[{"Start":%s,"End":0.003,"Count":2}]},
       "ErrorsDurationHistogram":{"Data":[{"Start":0.001,"Count":%d}]}}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"tru", "", "1"})
  void aRowOfJMeterThatIsCutIsNoFailedRequest(String success) {
    String text = "timeStamp,elapsed,label,success\n1,12,a,true\n2,13,a,true\n3,14,a," + success;
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining(":4: column 'success': '" + success + "' is neither true nor false");
  }

  @Test
  void k6SaysInBothFormatsWhichResponsesWereNotExpected() throws IOException {
    String row = "http_req_duration,%d,%d,,%s,h\n";
    ForeignSamples file =
        read(
            "metric_name,timestamp,metric_value,error_code,expected_response,name\n"
                + row.formatted(1, 12, true)
                + row.formatted(2, 1, false)
                + row.formatted(3, 13, true));
    holds(file, "k6 CSV", Unit.MS, 12, 13);
    assertThat(file.errors()).isEqualTo(1);
  }

  @Test
  void socketErrorsOfWrkAreFailedRequests() throws IOException {
    assertThat(read(WRK2.formatted("3.500")).errors()).isEqualTo(7);
  }

  @Test
  void percentilesDoNotFall() {
    assertThatThrownBy(() -> read(WRK2.formatted("1.500")))
        .hasMessageContaining(":4: the value 1.500 is less than in the line before");
  }

  @ParameterizedTest
  @CsvSource({
    "0.001, 0.004, 1, a bucket starts at 0.004 and ends at 0.003",
    "0.004, 0.001, 1, Min 0.004 is larger than Max 0.003",
    "0.001, 0.001, 3, of 2 requests of a bucket 3 failed"
  })
  void aHistogramOfFortioThatContradictsItselfIsRefused(
      String least, String start, int failed, String message) {
    assertThatThrownBy(() -> read(FORTIO.formatted(least, start, failed)))
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[{\"jmhVersion\": [1", "[{\"jmhVersion\": 1}] []", "[\"jmhVersion\", NaN]"})
  void whatIsWrongWithJsonIsSaidWithoutSwitchesOfAParser(String text) {
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining("file:1: is not valid JSON (")
        .hasMessageEndingWith("Export it again")
        .message()
        .doesNotContain("Feature", "jackson", "REDACTED");
  }
}
