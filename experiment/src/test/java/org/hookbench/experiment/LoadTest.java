// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hookbench.experiment.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTest {
  private static Load load(String yaml) throws Exception {
    return Json.yaml().readValue(yaml, Load.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{model: open} | load.rate",
        "{model: open, rate: 0} | load.rate",
        "{model: burst, rate: 1} | load.bursts",
        "{bursts: [1]} | load.rate",
        "{model: burst, rate: 1, bursts: [0]} | load.bursts",
        "{model: open, rate: 1, rampTo: 5} | load.duration",
        "{model: open, steps: [1, 0], duration: 1s} | load.steps",
        "{model: open, steps: [1], rampTo: 2, duration: 1s} | load.rampTo",
        "{rate: 1, steps: [1], duration: 1s} | rate, steps, trace and gap exclude each other",
        "{rate: 1, gap: {shift: 1s}} | rate, steps, trace and gap exclude each other",
        "{gap: {shift: 0s}} | load.gap: shift and scale are both 0",
        "{gap: {shift: 1s, from: response}, duration: 9s} | load.duration: has no effect on gaps",
        "{model: closed, gap: {shift: 1s}} | closed contradicts gap",
        "{trace: t, arrivals: poisson} | load.arrivals",
        "{gap: {shift: 1s}, arrivals: poisson} | load.arrivals",
        "{arrivals: poisson} | load.rate",
        "{rate: 1e400} | load.rate: Infinity must be more than 0 and at most",
        "{rate: 1, rampTo: 1e400, duration: 1s} | load.rampTo: must be",
        "{steps: [1, 1e400], duration: 1s} | load.steps: each rate must be",
        "{model: closed, rate: 1} | closed contradicts rate",
        "{rate: 1, thinkTime: 1ms} | belongs to a closed loop, not an open loop",
        "{command: [x], path: /} | belongs to a closed loop",
        "{keepAlive: false, requestsPerConnection: 5} | load.requestsPerConnection",
        "{mix: [{path: /a}], path: /b} | load.mix",
        "{requestsPerConnection: 0} | load.requestsPerConnection",
        "{mix: [{weight: 0}]} | load.mix",
        "{cacert: ca.pem, insecure: true} | load.cacert, load.insecure",
        "[1] | Load",
      })
  void whatCannotBeIsRefusedByItsKey(String yaml, String key) {
    assertThatThrownBy(() -> load(yaml)).hasMessageContaining(key);
  }

  @Test
  void stepsStandInForARate() throws Exception {
    Load.Scheduled open = (Load.Scheduled) load("{steps: [100, 200], duration: 1s}");
    assertThat(open.timetable().steps()).containsExactly(100.0, 200.0);
  }

  @Test
  void itsPartsAreOneObjectInFiles() throws Exception {
    Load load = load("{model: open, rate: 10, connections: 3, method: HEAD, expectBytes: null}");
    String json = Json.text(load);

    assertThat(Json.mapper().readTree(json).fieldNames())
        .toIterable()
        .contains("model", "rate", "connections", "method")
        .doesNotContain("extent", "timetable", "clients");
    assertThat(Json.mapper().readValue(json, Load.class)).isEqualTo(load);
  }
}
