// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.junit.jupiter.api.Test;

class MatchingTest {
  private static final List<Span> REQUESTS =
      List.of(new Span(0, 0, 100), new Span(1, 50, 90), new Span(1, 95, 200));

  @Test
  void answersGoToTheRequestsOfTheirConnectionWhateverTheOthersClockSays() {
    Span first = new Span(0, 7010, 7090);
    Span second = new Span(1, 7060, 7080);
    Span third = new Span(1, 7105, 7190);

    assertThat(Matching.answers(REQUESTS, List.of(second, first, third)))
        .containsExactly(first, second, third);
  }

  @Test
  void connectionsThatWereTakenForEachOtherAreRefused() {
    List<Span> swapped = List.of(new Span(1, 10, 90), new Span(0, 60, 80), new Span(1, 105, 190));

    assertThatThrownBy(() -> Matching.answers(REQUESTS, swapped))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("no distance of the two clocks");
  }

  @Test
  void anotherNumberOfAnswersIsRefused() {
    assertThatThrownBy(() -> Matching.answers(REQUESTS, List.of(new Span(0, 10, 90))))
        .hasMessageContaining("1 answers of the oracle to 3 requests");
  }

  @Test
  void anAnswerOnAnotherConnectionIsRefused() {
    List<Span> answers = List.of(new Span(0, 10, 90), new Span(1, 60, 80), new Span(2, 105, 190));

    assertThatThrownBy(() -> Matching.answers(REQUESTS, answers))
        .hasMessageContaining("missing on connection 1");
  }
}
