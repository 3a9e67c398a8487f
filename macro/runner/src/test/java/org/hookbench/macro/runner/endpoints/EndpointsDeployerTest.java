// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsDeployerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://a, http://b | connections: 1 |",
        "http://a, http://b, http://c, http://d | connections: 2 |",
        "http://a, http://b, http://c | connections: 2 | sut.urls: 3 given for 2 arms",
        "http://a, http://b, http://c, http://d | connections: 1 | sut.urls: 2 for each arm, of"
            + " which the load",
        "http://a, http://b, http://c, http://d | command: [ab] | sut.urls: 2 for each arm, of"
            + " which the load",
      })
  void eachUrlIsOfAnArmAndUsed(String urls, String load, String reason) throws Exception {
    String yaml =
        "{name: x, sut: {urls: [%s]}, environment: {kind: endpoints}, load: {%s},"
            + " arms: [{name: a}, {name: b}]}";
    Scenario scenario =
        Json.yaml().readValue(yaml.formatted(urls, load), Experiment.class).scenarios().get(0);
    EndpointsDeployer deployer = new EndpointsDeployer(Duration.ZERO);
    List<ArmSetup> arms = List.of(arm("a"), arm("b"));

    Throwable thrown = catchThrowable(() -> deployer.prepare(scenario, arms));

    if (reason == null) {
      assertThat(thrown).isNull();
    } else {
      assertThat(thrown).isInstanceOf(UserError.class).hasMessageContaining(reason);
    }
  }

  private static ArmSetup arm(String label) {
    return new ArmSetup(label, new Arm.None(), Optional.empty());
  }
}
