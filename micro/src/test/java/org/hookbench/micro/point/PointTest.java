package org.hookbench.micro.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PointTest {
  @ParameterizedTest(name = "{0} on {1}, {2} bytes, match {3}, {4} threads: {5}")
  @CsvSource({
    "READ, ZERO, 1, false, 1, read-zero-1",
    "READ, TCP4, 512, true, 4, read-tcp4-512-match-t4",
    "ACCEPT_CLOSE, TCP6, 1, false, 1, accept-close-tcp6",
    "HB_NOOP, NONE, 1, false, 1, hb_noop",
    "CLOCK_GETTIME, NONE, 1, false, 1, clock_gettime",
  })
  void theLabelNamesWhatIsNotDefault(
      Call call, Target target, int size, boolean match, int threads, String label) {
    assertThat(new Point(call, target, size, match, threads).label()).isEqualTo(label);
  }

  @ParameterizedTest(name = "{0} on {1}, {2} bytes, match {3}, {4} threads")
  @CsvSource({
    "RECV, ZERO, 1, false, 1, target: recv cannot be called on zero",
    "READ, ZERO, 0, false, 1, size: 0 must be 1 to 65536",
    "READ, ZERO, 65537, false, 1, size: 65537 must be 1 to 65536",
    "READ, ZERO, 64, true, 1, match: needs target unix",
    "READ, UNIX, 15, true, 1, match: needs target unix",
    "READ, ZERO, 1, false, 65, threads: 65 must be 1 to 64",
  })
  void whatCannotBeMeasuredIsRefused(
      Call call, Target target, int size, boolean match, int threads, String message) {
    assertThatThrownBy(() -> new Point(call, target, size, match, threads))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @EnumSource(Call.class)
  void aCallIsFoundByItsTextAndByItsSymbol(Call call) {
    assertThat(Call.parse(call.text())).isEqualTo(call);
    assertThat(Call.parse(call.symbol())).isEqualTo(call);
  }

  @Test
  void anUnknownFunctionListsTheKnownOnes() {
    assertThatThrownBy(() -> Call.parse("raed"))
        .hasMessageContaining("'raed' is unknown; use one of [hb_noop, read, readv");
  }
}
