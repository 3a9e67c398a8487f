// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.podman;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.runner.finding.Finding;
import org.hookbench.macro.runner.finding.Finding.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodmanCheckTest {
  @ParameterizedTest
  @CsvSource({
    "false, 'cpu, memory', OK, OK",
    "true, 'cpu, memory', WARN, OK",
    "false, 'pids', OK, WARN",
  })
  void judgesWhatPodmanTells(boolean rootless, String controllers, Status podman, Status limits)
      throws Exception {
    String info =
        "{host: {cgroupVersion: v2, cgroupControllers: [%s], security: {rootless: %s}},"
            + " version: {Version: 4.3.1}, store: {graphRoot: /no/such/folder}}";

    List<Finding> findings =
        PodmanCheck.of(Json.yaml().readTree(info.formatted(controllers, rootless)));

    assertThat(findings)
        .extracting(Finding::code)
        .containsExactly("podman", "podman-limits", "podman-clock");
    assertThat(findings.get(0).status()).isEqualTo(podman);
    assertThat(findings.get(1).status()).isEqualTo(limits);
    assertThat(findings.get(0).message()).contains("version 4.3.1");
  }
}
