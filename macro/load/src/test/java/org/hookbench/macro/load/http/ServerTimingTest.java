// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hookbench.experiment.results.SampleRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTimingTest {
  private final ResponseParser parser = new ResponseParser();

  private void answer(String headers) {
    String text = "HTTP/1.1 200 OK\r\n" + headers + "Content-Length: 0\r\n\r\n";
    parser.expectNoBody(false);
    ByteBuffer in = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    assertThat(parser.take(in)).isEqualTo(Outcome.COMPLETE);
  }

  private long[] times() {
    SampleRow row = new SampleRow();
    parser.timing().copyTo(row);
    return Arrays.copyOfRange(row.more, SampleRow.SERVICE_CPU_NS, row.more.length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpu;dur=2.1, wall;dur=2.350001 | 2100000 | 2350001",
        "wall;dur=12,cpu;dur=0 | 0 | 12000000",
        "db;dur=9, cpu;dur=1.2345678901 | 1234567 | -1",
        "mycpu;dur=3, wall;dur=. | -1 | -1",
        "cpu, wall;desc=x | -1 | -1",
        "cpu;dur=999999999999999999999 | 999999999999000000 | -1",
      })
  void millisecondsBecomeNanoseconds(String value, long cpuNs, long wallNs) {
    answer("Server-Timing: " + value + "\r\n");

    assertThat(times()).startsWith(cpuNs, wallNs);
  }

  @Test
  void eachHopHasItsPlace() {
    answer("Server-Timing: hop1;dur=1, hop7;dur=7.5, hop2;dur=2, hop8;dur=8\r\n");

    assertThat(times()).containsExactly(-1, -1, 1000000, 2000000, -1, -1, -1, -1, 7500000);
  }

  @Test
  void theNextResponseDoesNotInheritThem() {
    answer("server-timing: cpu;dur=1, wall;dur=2\r\n");
    answer("");

    assertThat(times()).containsOnly(-1);
  }
}
