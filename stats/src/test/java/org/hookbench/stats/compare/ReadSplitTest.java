// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadSplitTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "the request and 0.8 wake-ups of 8 bytes,  2.7, 0.9, 26.333, 41, 1.0, 41, 0.8, 8, 0.9",
    "one read brings the request,              1.0, 0.0, 41,     41, 1.0, 41, 0,   0, 0",
    "a request in two halves,                  2.0, 0.0, 90,    180, 2.0, 90, 0,   0, 0",
    "more bytes than the request has,          2.0, 0.0, 500,   100, 2.0, 500, 0,  0, 0",
    "EAGAIN was not counted,                   2.0, NaN, 90,    180, 2.0, 90, 0,   0, 0",
    "bytes were not counted,                   2.7, 0.9, NaN,    41, 1.8, 41, 0,   0, 0.9",
    "the size of the request is not known,     2.0, 0.5, 64,    NaN, 1.5, 64, 0,   0, 0.5"
  })
  void readsAreDividedByWhatTheyReturn(
      String kind,
      double reads,
      double eagain,
      double meanBytes,
      double requestBytes,
      double data,
      double dataBytes,
      double wakeUps,
      double wakeUpBytes,
      double empty) {
    ReadSplit split = ReadSplit.of(reads, eagain, meanBytes, requestBytes);

    assertThat(split.data()).isCloseTo(data, within(1e-9));
    assertThat(split.dataBytes()).isCloseTo(dataBytes, within(1e-9));
    assertThat(split.wakeUps()).isCloseTo(wakeUps, within(1e-9));
    assertThat(split.wakeUpBytes()).isCloseTo(wakeUpBytes, within(0.01));
    assertThat(split.empty()).isCloseTo(empty, within(1e-9));
    assertThat(split.data() + split.small()).isCloseTo(reads, within(1e-9));
  }
}
