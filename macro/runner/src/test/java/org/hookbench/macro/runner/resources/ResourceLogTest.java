// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceLogTest {
  private static final long S = 1_000_000_000L;
  @TempDir Path folder;
  private final ResourceLog log = new ResourceLog();

  private void at(double second, Map<Resource, Long> values) {
    log.add("none", new Reading(Math.round(second * S), values));
  }

  private List<String> lines(long zero) throws Exception {
    log.write(folder, zero);
    return Files.readAllLines(folder.resolve(ResourceLog.FILE));
  }

  @Test
  void counterColumnsHoldTheGrowthAndOthersTheValue() throws Exception {
    at(10, Map.of(Resource.CPU_NS, 500L, Resource.MEMORY_BYTES, 7L));
    at(11, Map.of(Resource.CPU_NS, 800L, Resource.MEMORY_BYTES, 9L));

    assertThat(lines(10 * S).get(1)).startsWith("none,1,300,,9,");
  }

  @Test
  void whatIsNotKnownIsEmptyAndNotZero() throws Exception {
    at(0, Map.of());
    at(1, Map.of(Resource.CPU_NS, 5L));

    assertThat(lines(0).get(1)).isEqualTo("none,1" + ",".repeat(Resource.values().length));
  }

  @Test
  void timeWithACopyThatIsAwayIsUnready() {
    long[] ready = {2, 2, 1, 0, 2};
    for (int second = 0; second < ready.length; second++) {
      at(second, Map.of(Resource.REPLICAS_WANTED, 2L, Resource.REPLICAS_READY, ready[second]));
    }

    assertThat(log.unreadySeconds("none")).isEqualTo(2);
    assertThat(log.unreadySeconds("unknown")).isZero();
  }

  @Test
  void secondsAreOnTheClockOfTheSamples() throws Exception {
    at(99.7, Map.of());
    at(100.7, Map.of());
    at(101.7, Map.of());

    assertThat(lines(Math.round(99.6 * S))).element(1).asString().startsWith("none,1,");
  }

  @Test
  void aLastPartOfASecondIsAddedToTheSecondBefore() throws Exception {
    at(0, Map.of(Resource.CPU_NS, 0L));
    at(1, Map.of(Resource.CPU_NS, 10L));
    at(1.2, Map.of(Resource.CPU_NS, 13L));

    assertThat(lines(0)).hasSize(2).element(1).asString().startsWith("none,1,13,");
  }

  @Test
  void growthIsFromTheFirstToTheLastReading() {
    at(0, Map.of(Resource.CPU_NS, 5L));
    at(1, Map.of());
    at(2, Map.of(Resource.CPU_NS, 11L));

    assertThat(log.growth("none", Resource.CPU_NS)).hasValue(6);
    assertThat(log.growth("none", Resource.GC_NS)).isEmpty();
    assertThat(log.growth("other", Resource.CPU_NS)).isEmpty();
  }
}
