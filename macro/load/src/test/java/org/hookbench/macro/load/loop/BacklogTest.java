// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BacklogTest {
  /** Adds a number of requests, then takes as many; again and again, so that the ring turns. */
  @Property(tries = 50)
  void isFirstInFirstOutAlsoWhenItGrows(
      @ForAll @Size(max = 10) List<@IntRange(max = 3000) Integer> adds,
      @ForAll @IntRange(min = 1, max = 2000) int takes) {
    Backlog backlog = new Backlog();
    ArrayDeque<Long> expected = new ArrayDeque<>();
    long seq = 0;
    for (int add : adds) {
      for (int i = 0; i < add; i++, seq++) {
        backlog.add(seq, 10 * seq);
        expected.add(seq);
      }
      for (int i = 0; i < takes && !expected.isEmpty(); i++) {
        assertThat(backlog.seq()).isEqualTo(expected.peek());
        assertThat(backlog.intendedNs()).isEqualTo(10 * expected.remove());
        backlog.removeFirst();
      }
      assertThat(backlog.isEmpty()).isEqualTo(expected.isEmpty());
    }
  }
}
