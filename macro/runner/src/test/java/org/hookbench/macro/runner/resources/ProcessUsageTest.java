// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProcessUsageTest {
  private static final long SELF = ProcessHandle.current().pid();

  @Test
  void readsTheCpuTimeOfAProcessWithAnyName() {
    String stat = "7 (a) b (c) S 1 1 1 0 -1 4194560 1 2 3 4 150 50 0 0 20 0 1 0 100 1 1";

    assertThat(ProcessUsage.cpuNs(stat)).isEqualTo(2_000_000_000L);
  }

  @Test
  void readsTheStolenTimeOfTheMachine() {
    assertThat(HostUsage.stealNs("cpu  1 2 3 4 5 6 7 8 9 10\ncpu0 1")).isEqualTo(80_000_000L);
    assertThat(HostUsage.stealNs("")).isNull();
  }

  @Test
  void readsThePressureThatSomeTaskFelt() {
    String pressure =
        "some avg10=0.00 avg60=0.00 avg300=0.00 total=123\nfull avg10=0.00 avg60=0.00 total=4\n";

    assertThat(HostUsage.someTotalUs(pressure)).isEqualTo(123);
  }

  @Test
  void knowsWhatThisJvmUses() {
    Map<Resource, Long> usage = ProcessUsage.of(List.of(SELF));

    assertThat(usage.get(Resource.CPU_NS)).isPositive();
    assertThat(usage.get(Resource.MEMORY_BYTES)).isGreaterThan(10_000_000);
    assertThat(usage.get(Resource.THREADS)).isGreaterThan(2);
  }

  @Test
  void knowsTheGarbageCollectionTimeOfThisJvm() {
    long before = GcTime.ofProcess(SELF).orElseThrow();

    LongStream.range(0, 3).forEach(i -> System.gc());

    assertThat(GcTime.ofProcess(SELF).orElseThrow()).isGreaterThan(before);
  }

  @Test
  void aProcessThatIsGoneUsesNothingThatIsKnown() {
    assertThat(ProcessUsage.of(List.of(4_194_305L))).isEmpty();
    assertThat(GcTime.parse(new byte[100])).isEmpty();
  }
}
