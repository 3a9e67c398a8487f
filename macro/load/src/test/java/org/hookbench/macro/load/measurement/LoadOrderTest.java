// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.http.HttpTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadOrderTest {
  private static final List<LoadOrder.ArmUrl> URLS =
      List.of(
          new LoadOrder.ArmUrl("none", "http://127.0.0.1:1/"),
          new LoadOrder.ArmUrl("scan", "http://127.0.0.1:2/"));

  @Test
  void anOrderIsReadAsItWasWritten() {
    LoadOrder order = LoadOrder.of(URLS, Load.DEFAULT, 7);
    assertThat(LoadOrder.parse("a test", Json.text(order))).isEqualTo(order);
    assertThat(order.resolved()).extracting(HttpTarget::arm).containsExactly("none", "scan");
  }

  @Test
  void eachPartHasASeedOfItsOwn() {
    LoadOrder order = LoadOrder.of(URLS, Load.DEFAULT, 7);
    assertThat(order.part(Load.DEFAULT, 3).seed()).isEqualTo(10);
  }

  @ParameterizedTest(name = "{0} is refused: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"schema":"hookbench/load/0","targets":[{"arm":"a","url":"h:1"}]} | schema
          {"targets":[{"arm":"a","url":"h:1"}]}                             | schema
          {"schema":"hookbench/load/1"}                                     | targets
          {"schema":"hookbench/load/1","targets":[]}                        | targets
          {"schema":"hookbench/load/1","targets":[null]}                    | targets
          {"schema":"hookbench/load/1","target":[]}                         | target
          """)
  void aWrongOrderIsRefusedByTheNameOfItsKey(String json, String key) {
    assertThatThrownBy(() -> LoadOrder.parse("spec.json", json))
        .hasMessageStartingWith("spec.json: ")
        .hasMessageContaining(key);
  }

  @Test
  void theUrlsOfOneArmAreItsEndpoints() {
    LoadOrder.ArmUrl more = new LoadOrder.ArmUrl("none", "http://127.0.0.1:3/");
    List<HttpTarget> arms =
        LoadOrder.of(List.of(URLS.get(0), URLS.get(1), more), Load.DEFAULT, 7).resolved();

    assertThat(arms).extracting(HttpTarget::arm).containsExactly("none", "scan");
    assertThat(arms.get(0).urls()).isEqualTo("http://127.0.0.1:1/ http://127.0.0.1:3/");
  }

  @Test
  void eachEndpointNeedsAConnection(@TempDir Path folder) {
    List<LoadOrder.ArmUrl> twice = List.of(URLS.get(0), URLS.get(0));
    assertThatThrownBy(() -> Measurement.of(LoadOrder.of(twice, Load.DEFAULT, 7), folder))
        .hasMessageContaining("load.connections: 1 of the arm none for 2 endpoints");
  }

  @Test
  void aSwitchHasTwoArmsWithOneUrl() {
    LoadOrder oneUrl =
        LoadOrder.of(
            List.of(new LoadOrder.ArmUrl("none", "h:1"), new LoadOrder.ArmUrl("scan", "h:1")),
            Load.DEFAULT,
            7);
    assertThat(LoadOrder.parse("a test", Json.text(oneUrl.switching(500))).renew()).isEqualTo(500);
    assertThatThrownBy(() -> oneUrl.switching(0)).hasMessageContaining("renew: 0");
    assertThatThrownBy(() -> LoadOrder.of(URLS, Load.DEFAULT, 7).switching(5))
        .hasMessageContaining("two arms with the same url");
  }
}
