// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.experiment.provenance.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibratedIT {
  private static final String CALIBRATION = "{\"directory\": \"20260101T000000Z-calibrate\"}";

  @TempDir Path folder;

  @Test
  void theLastCalibrationOfThisMachineGoesIntoTheResult() throws Exception {
    Path results = Files.createDirectory(folder.resolve("r"));
    Path calibrated = Files.createDirectory(results.resolve("20260101T000000Z-calibrate"));
    Provenance here = Provenance.read(Home.find(), Map.of(), List.of(), Map.of());
    Files.writeString(calibrated.resolve("environment.json"), Json.text(here));
    Files.writeString(calibrated.resolve("calibration.json"), CALIBRATION);

    Invocation run = run(results);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Path.of(run.out().strip()).resolve("calibration.json")).hasContent(CALIBRATION);
  }

  private Invocation run(Path results) throws Exception {
    try (Endpoints endpoints = Endpoints.start(2)) {
      Path file = folder.resolve("it.yaml");
      Files.writeString(
          file,
          """
          name: it
          sut: {urls: ['%s', '%s']}
          environment: {kind: endpoints, placement: same-host}
          arms: [none, scan]
          load: {requests: 20, warmup: 5}
          design: {blocks: 1}
          """
              .formatted(endpoints.url(0), endpoints.url(1)));
      return Invocation.run(folder, "run", file, "--out", results);
    }
  }
}
