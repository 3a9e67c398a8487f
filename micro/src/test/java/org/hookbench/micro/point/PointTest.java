// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class PointTest {
  @ParameterizedTest(name = "{0} on {1}, {2} bytes, match {3}, {4} threads: {5}")
  @CsvSource({
    "read, ZERO, 1, false, 1, read-zero-1",
    "read, TCP4, 512, true, 4, read-tcp4-512-match-t4",
    "accept-close, TCP6, 1, false, 1, accept-close-tcp6",
    "hb_noop, NONE, 1, false, 1, hb_noop",
    "clock_gettime, NONE, 1, false, 1, clock_gettime",
    "malloc, NONE, 64, false, 1, malloc-free-64",
    "connect, TCP4, 1, false, 1, connect-close-tcp4",
    "../docs/examples/stat.c, NONE, 1, false, 1, driver-stat",
  })
  void theLabelNamesWhatIsNotDefault(
      Call call, Target target, int size, boolean match, int threads, String label) {
    assertThat(new Point(call, target, size, match, threads).label()).isEqualTo(label);
  }

  @ParameterizedTest(name = "{0} on {1}, {2} bytes, match {3}, {4} threads")
  @CsvSource({
    "recv, ZERO, 1, false, 1, target: recv cannot be called on zero",
    "read, ZERO, 0, false, 1, size: 0 must be 1 to 65536",
    "read, ZERO, 65537, false, 1, size: 65537 must be 1 to 65536",
    "read, ZERO, 64, true, 1, match: needs target unix",
    "read, UNIX, 15, true, 1, match: needs target unix",
    "read, ZERO, 1, false, 65, threads: 65 must be 1 to 64",
  })
  void whatCannotBeMeasuredIsRefused(
      Call call, Target target, int size, boolean match, int threads, String message) {
    assertThatThrownBy(() -> new Point(call, target, size, match, threads))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @FieldSource("org.hookbench.micro.point.Call#NAMED")
  void aCallIsFoundByItsTextAndByItsSymbol(Call call) {
    assertThat(Call.parse(call.text())).isEqualTo(call);
    assertThat(Call.parse(call.symbol())).isEqualTo(call);
  }

  @Test
  void aDriverIsFoundAgainFromItsParameters() {
    Point point = new Point(Call.parse("../docs/examples/stat.c"), Target.NONE, 1, false, 1);

    assertThat(Point.of(point.parameters())).isEqualTo(point);
    assertThatThrownBy(() -> Call.parse("/nowhere/x.c"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("driver: /nowhere/x.c cannot be read");
  }

  @Test
  void anUnknownFunctionListsTheKnownOnes() {
    assertThatThrownBy(() -> Call.parse("raed"))
        .hasMessageContaining("'raed' is unknown; use one of [hb_noop, read, readv");
  }
}
