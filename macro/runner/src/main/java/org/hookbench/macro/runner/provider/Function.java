// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hookbench.experiment.Limits;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.runner.deploy.ArmSetup;

/**
 * What a provider is told of an arm.
 *
 * @param name of the deployment: at most 40 of a-z, 0-9 and -, unique to the run
 * @param image that it is in; null: none
 * @param command program and arguments; empty: those of the image
 * @param port that it listens on; null: the provider chooses one
 * @param cpus CPU seconds per second; null: no limit
 * @param memoryBytes null: no limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Function(
    String name,
    String image,
    List<String> command,
    Integer port,
    Map<String, String> env,
    Double cpus,
    Long memoryBytes) {
  private static final int LONGEST_LABEL = 20;

  /**
   * The arm of a scenario.
   *
   * @param id tells it from all others
   */
  static Function of(Scenario scenario, ArmSetup arm, String id) {
    Sut.Deployed sut = scenario.deployed();
    Limits limits = arm.variant().limits() == null ? sut.limits() : arm.variant().limits();
    Map<String, String> env = new LinkedHashMap<>(sut.env());
    env.putAll(arm.variant().env());
    String label = arm.label().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return new Function(
        "hb-" + label.substring(0, Math.min(LONGEST_LABEL, label.length())) + "-" + id,
        arm.image(sut),
        arm.command(sut),
        sut.port(),
        env,
        limits.cpus(),
        limits.memory() == null ? null : limits.memory().bytes());
  }

  String json() {
    return Json.text(this);
  }
}
