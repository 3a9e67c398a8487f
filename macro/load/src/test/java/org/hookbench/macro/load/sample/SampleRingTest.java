// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleRingTest {
  private final SampleRing ring = new SampleRing(100);
  private final Exchange out = new Exchange();

  private static Exchange exchange(long seq) {
    Exchange e = new Exchange();
    e.begin(seq, 10 * seq);
    e.arm = (int) (seq % 3);
    e.connection = -1;
    e.sentNs = -1;
    e.doneNs = 10 * seq + 5;
    e.status = 503;
    e.bytes = 1L << 40;
    e.kind(ErrorKind.STATUS);
    return e;
  }

  @Test
  void whatGoesInComesOut() {
    ring.put(exchange(0));

    assertThat(ring.take(out)).isTrue();
    assertThat(out).usingRecursiveComparison().isEqualTo(exchange(0));
  }

  @Test
  void samplesComeOutInTheOrderOfSeqWhateverTheirEnd() {
    List<Long> seqs = new ArrayList<>();
    for (long seq : new long[] {2, 0, 3}) {
      ring.put(exchange(seq));
    }
    while (ring.take(out)) {
      seqs.add(out.seq);
    }
    assertThat(seqs).containsExactly(0L);
    ring.put(exchange(1));
    while (ring.take(out)) {
      seqs.add(out.seq);
    }
    assertThat(seqs).containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void saysWhenItIsFullAndNeverOverwrites() {
    long seq = 0;
    while (ring.hasRoomFor(seq)) {
      ring.put(exchange(seq++));
    }
    long filled = seq;
    for (long expected = 0; expected < filled; expected++) {
      assertThat(ring.take(out)).isTrue();
      assertThat(out.seq).isEqualTo(expected);
    }
    assertThat(ring.take(out)).isFalse();
    assertThat(ring.hasRoomFor(seq)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 64_511, 64_512, 64_513, 1_047_551})
  void aRingThatHoldsARunHasRoomForAllOfIt(long samples) {
    assertThat(SampleRing.holding(samples).hasRoomFor(samples)).isTrue();
  }

  @Test
  void aRunThatNoRingHoldsIsRefused() {
    assertThatThrownBy(() -> SampleRing.holding(1_047_552))
        .hasMessageContaining("1047552 samples: at most 1047551");
  }

  @Test
  void isFinishedWhenTheLastOneWasTaken() {
    ring.endAt(1);
    assertThat(ring.finished()).isFalse();
    ring.put(exchange(0));
    ring.take(out);
    assertThat(ring.finished()).isTrue();
  }
}
