// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Deployer;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatesTest {
  @TempDir Path folder;

  /** Broken until a file is there. */
  private record Place(Path repaired) implements Deployer {
    @Override
    public Optional<String> fault() {
      return Files.exists(repaired) ? Optional.empty() : Optional.of("node a is not ready");
    }

    @Override
    public void prepare(Scenario scenario, List<ArmSetup> arms) {}

    @Override
    public Map<String, Object> facts() {
      return Map.of();
    }

    @Override
    public String describe(TrialSetup trial) {
      return "";
    }

    @Override
    public List<String> removeLeftovers() {
      return List.of();
    }

    @Override
    public Deployment deploy(TrialSetup trial) {
      throw new IllegalStateException();
    }

    @Override
    public void close() {}
  }

  private void require(String environment) throws Exception {
    String yaml =
        "{name: x, sut: {app: hello}, arms: [none, scan], environment: {kind: process%s}}"
            .formatted(environment);
    Scenario scenario = Json.yaml().readValue(yaml, Experiment.class).scenarios().get(0);
    Gates.require(new Place(folder.resolve("repaired")), scenario);
  }

  @Test
  void aFaultFailsTheTrialAndNamesTheRemedy() {
    assertThatThrownBy(() -> require(""))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("node a is not ready")
        .hasMessageContaining("environment.repair: [COMMAND]");
  }

  @Test
  void theRepairIsToldTheFaultAndTheTrialGoesOn() throws Exception {
    String file = folder.resolve("repaired").toString();
    require(", repair: [sh, -c, 'echo $HOOKBENCH_FAULT in $HOOKBENCH_SCENARIO > " + file + "']");
    assertThat(folder.resolve("repaired")).content().startsWith("node a is not ready in ");
  }

  @Test
  void aRepairThatDoesNotHelpFailsTheTrial() {
    assertThatThrownBy(() -> require(", repair: ['true']"))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("environment.repair did not put it right");
  }

  @Test
  void aServerOfPrometheusMustAnswer() throws Exception {
    Files.createFile(folder.resolve("repaired"));
    assertThatCode(() -> require("")).doesNotThrowAnyException();
    assertThatThrownBy(() -> require(", prometheus: 'http://127.0.0.1:1', catalogue: kubernetes"))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining(
            "prometheus does not answer at http://127.0.0.1:1: the connection is refused");
  }
}
