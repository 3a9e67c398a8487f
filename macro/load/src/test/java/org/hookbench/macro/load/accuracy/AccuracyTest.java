// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccuracyTest {
  private static final KnownDelay DELAY = new KnownDelay("1ms", true, false, "0ns", 50);

  @Test
  void anErrorThatIsTheSameForAllRequestsIsTheErrorOfEachFigure() {
    long[] serverNs = LongStream.rangeClosed(1, 100).map(i -> 1000 * i).toArray();
    long[] measuredNs = LongStream.of(serverNs).map(ns -> ns + 7).toArray();

    assertThat(Accuracy.of(DELAY, measuredNs, serverNs))
        .isEqualTo(new Accuracy(DELAY, 100, 50_000, 7, 99_000, 7, 7, 7));
  }

  @Test
  void requestsThatAreOffEitherWayShowInTheErrorOfRequestsOnly() {
    long[] serverNs = {1000, 2000, 3000};
    long[] measuredNs = {3000, 2000, 1000};

    assertThat(Accuracy.of(DELAY, measuredNs, serverNs))
        .isEqualTo(new Accuracy(DELAY, 3, 2000, 0, 3000, 0, 0, 2000));
  }

  @Test
  void noAnswerIsMeasuredBeforeTheServerSentIt(@TempDir Path directory) throws Exception {
    KnownDelay warm = new KnownDelay("1ms", true, true, "1ms", 500);

    assertThat(new Trials(directory, List.of()).run(List.of(DELAY, warm)))
        .hasSize(2)
        .allSatisfy(
            found -> {
              assertThat(found.p99ServerNs()).isGreaterThan(found.medianServerNs());
              assertThat(found.medianErrorNs()).isPositive();
              assertThat(found.p99ErrorNs()).isGreaterThanOrEqualTo(found.medianErrorNs());
            });
  }
}
