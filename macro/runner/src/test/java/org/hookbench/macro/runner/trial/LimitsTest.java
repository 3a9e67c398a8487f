// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hookbench.experiment.results.Warning;
import org.hookbench.macro.runner.resources.Reading;
import org.hookbench.macro.runner.resources.Resource;
import org.hookbench.macro.runner.resources.ResourceLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
  private static ResourceLog log(Resource resource, long growth) {
    ResourceLog log = new ResourceLog();
    log.add("a", new Reading(0, Map.of(resource, 10L)));
    log.add("a", new Reading(1_000_000_000L, Map.of(resource, 10L + growth)));
    return log;
  }

  @ParameterizedTest
  @CsvSource({
    "THROTTLED_NS, 1500000000, cpu-throttled, raise sut.limits.cpus",
    "OOM_KILLS, 1, out-of-memory, raise sut.limits.memory",
    "STEAL_NS, 20000000, cpu-steal, use a dedicated host",
    "RESTARTS, 2, restarted, look at restarts"
  })
  void warnsOfALimitAndSaysWhatToDo(Resource resource, long growth, String code, String action) {
    assertThat(Limits.warnings(log(resource, growth), List.of("a")))
        .singleElement()
        .matches(w -> w.code().equals(code))
        .extracting(Warning::message)
        .asString()
        .contains(action);
  }

  @ParameterizedTest
  @CsvSource({"THROTTLED_NS", "OOM_KILLS", "STEAL_NS", "RESTARTS"})
  void isSilentWhenNothingGrew(Resource resource) {
    assertThat(Limits.warnings(log(resource, 0), List.of("a"))).isEmpty();
  }

  @Test
  void isSilentWhenNothingIsKnown() {
    assertThat(Limits.warnings(new ResourceLog(), List.of("a"))).isEmpty();
  }

  @Test
  void aTickOfStolenTimeIsNotWorthAWarning() {
    assertThat(Limits.warnings(log(Resource.STEAL_NS, 9_000_000), List.of("a"))).isEmpty();
  }

  @Test
  void stolenTimeIsWarnedOfOncePerTrial() {
    ResourceLog log = log(Resource.STEAL_NS, 20_000_000);
    log.add("b", new Reading(0, Map.of(Resource.STEAL_NS, 0L)));
    log.add("b", new Reading(1_000_000_000L, Map.of(Resource.STEAL_NS, 20_000_000L)));

    assertThat(Limits.warnings(log, List.of("a", "b")))
        .singleElement()
        .extracting(Warning::message)
        .asString()
        .contains("2.0 % of one CPU");
  }
}
