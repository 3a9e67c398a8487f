// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookbench.macro.load.sample.Exchange;
import org.hookbench.macro.load.sample.SampleRing;
import org.hookbench.macro.load.schedule.Amount;
import org.junit.jupiter.api.Test;

class PairsTest {
  private static final long FOR_EVER = Long.MAX_VALUE;
  private final Stop stop = new Stop();

  private Pairs pairs(Amount amount) {
    return new Pairs(amount, 2, new SampleRing(100), stop);
  }

  @Test
  void warmUpAndMeasuredPairsAreCountedThroughThenItIsOver() {
    Pairs pairs = pairs(new Amount(2, 3, FOR_EVER));
    for (int i = 0; i < 5; i++) {
      assertThat(pairs.next(i)).isEqualTo(i);
    }
    assertThat(pairs.next(5)).isEqualTo(Pairs.OVER);
    assertThat(pairs.given()).isEqualTo(5);
  }

  @Test
  void timeIsCountedFromTheFirstMeasuredPair() {
    Pairs pairs = pairs(new Amount(1, FOR_EVER, 100));
    assertThat(pairs.next(0)).isZero();
    assertThat(pairs.next(1_000)).isEqualTo(1);
    assertThat(pairs.next(1_099)).isEqualTo(2);
    assertThat(pairs.next(1_100)).isEqualTo(Pairs.OVER);
  }

  @Test
  void aStopIsTheEnd() {
    Pairs pairs = pairs(new Amount(0, 10, FOR_EVER));
    assertThat(pairs.next(0)).isZero();
    stop.because(Stop.Reason.INTERRUPTED, "a test");
    assertThat(pairs.next(1)).isEqualTo(Pairs.OVER);
  }

  @Test
  void thereIsNoneWhileTheWriterIsBehindAndOneAgainWhenItIsNot() {
    SampleRing ring = new SampleRing(100);
    Pairs pairs = new Pairs(new Amount(0, FOR_EVER, FOR_EVER), 2, ring, stop);
    long given = 0;
    while (pairs.next(0) != Pairs.LATER) {
      Exchange row = new Exchange();
      row.begin(given, 0);
      ring.put(row);
      row.begin(given + 1, 0);
      ring.put(row);
      given += 2;
    }
    assertThat(pairs.writerBehind()).isEqualTo(1);
    ring.take(new Exchange());
    ring.take(new Exchange());
    assertThat(pairs.next(0)).isEqualTo(given / 2);
  }
}
