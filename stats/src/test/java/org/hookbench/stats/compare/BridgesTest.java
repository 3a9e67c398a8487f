// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hookbench.stats.analysis.Bridge;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BridgesTest {
  @TempDir Path work;

  private MadeUpDirectory directory(String name) {
    return MadeUpDirectory.in(work).name(name).arms("none", "scan").requests(500).pairs(400);
  }

  private static List<Bridge> bridges(Path... directories) {
    return Analyzer.analyze(Arrays.stream(directories).map(MeasuredDirectory::open).toList())
        .analysis()
        .bridges();
  }

  @Test
  void readsPerRequestTimesCostPerReadExplainsTheShift() {
    Bridge bridge =
        bridges(
                directory("both")
                    .macro("hello", Map.of("scan", 40.0))
                    .micro("tcp4", 512, Map.of("scan", 10_000.0))
                    .write())
            .get(0);

    assertThat(bridge.readsPerRequest()).isEqualTo(2);
    assertThat(bridge.explained().estimate()).isCloseTo(0.020, within(0.0001));
    assertThat(bridge.share().estimate()).isBetween(0.4, 0.6);
    assertThat(bridge.share().contains(0.5)).isTrue();
  }

  @Test
  void directoriesGivenTogetherAreLinked() {
    Path macro = directory("macro").macro("hello", Map.of("scan", 40.0)).write();
    Path micro = directory("micro").micro("tcp4", 64, Map.of("scan", 1000.0)).write();

    assertThat(bridges(micro, macro)).hasSize(1);
    assertThat(bridges(macro)).isEmpty();
  }

  @Test
  void takesTheSocketAndTheSizeNearestToWhatTheApplicationReads() {
    Bridge bridge =
        bridges(
                directory("sizes")
                    .macro("hello", Map.of("scan", 40.0))
                    .micro("zero", 180, Map.of("scan", 1.0))
                    .micro("tcp4", 8192, Map.of("scan", 1.0))
                    .micro("tcp4", 128, Map.of("scan", 1.0))
                    .write())
            .get(0);

    assertThat(bridge.reads())
        .singleElement()
        .satisfies(
            reads -> {
              assertThat(reads.micro()).isEqualTo("read-tcp4-128-duet");
              assertThat(reads.bytes()).isEqualTo(180);
            });
  }

  @Test
  void shortAndEmptyReadsCostWhatAReadOfOneByteDoes() {
    Path results =
        directory("kinds")
            .macro("hello", Map.of("scan", 40.0))
            .micro("tcp4", 1, Map.of("scan", 1_000.0))
            .micro("tcp4", 64, Map.of("scan", 10_000.0))
            .figures(
                Map.of("reads_per_request", 2.7, "eagain_per_request", 0.9, "bytes_per_read", 26.3))
            .write();

    Bridge bridge = bridges(results).get(0);

    assertThat(bridge.reads())
        .extracting(Bridge.Reads::kind, Bridge.Reads::micro)
        .containsExactly(
            tuple(Bridge.Kind.DATA, "read-tcp4-64-duet"),
            tuple(Bridge.Kind.SMALL, "read-tcp4-1-duet"));
    assertThat(bridge.explained().estimate()).isCloseTo(0.0117, within(0.0001));
    assertThat(bridge.note())
        .contains("1.00 reads of 41 bytes", "0.80 of about 8 bytes (wake-ups)")
        .contains("0.90 that find nothing (EAGAIN)", "assumed to arrive in one read");
  }

  @Test
  void theSizeOfARequestIsThatOfItsScenario() {
    Path results =
        directory("sizes")
            .environment("{kind: process}\nscenarios: [{name: long, load: {path: /0123}}]")
            .macro("long", Map.of("scan", 40.0))
            .micro("tcp4", 1, Map.of("scan", 1_000.0))
            .micro("tcp4", 64, Map.of("scan", 10_000.0))
            .figures(
                Map.of("reads_per_request", 2.7, "eagain_per_request", 0.9, "bytes_per_read", 26.3))
            .write();

    assertThat(bridges(results).get(0).note()).contains("1.00 reads of 45 bytes");
  }

  @Test
  void saysWhenTheShiftIsNotToldFromZero() {
    Bridge bridge =
        bridges(
                directory("none")
                    .macro("hello", Map.of("scan", 0.0))
                    .micro("tcp4", 512, Map.of("scan", 5.0))
                    .write())
            .get(0);

    assertThat(bridge.share()).isNull();
    assertThat(bridge.note()).contains("Share unknown");
  }

  @Test
  void saysWhenTheCallWasNotMeasuredWithThisHook() {
    Path macro = directory("macro").macro("hello", Map.of("scan", 40.0)).write();
    Path micro =
        MadeUpDirectory.in(work)
            .name("micro")
            .arms("none", "pass")
            .pairs(300)
            .micro("tcp4", 64, Map.of())
            .write();

    assertThat(bridges(macro, micro).get(0).note()).startsWith("Unknown: the cost of read()");
  }
}
