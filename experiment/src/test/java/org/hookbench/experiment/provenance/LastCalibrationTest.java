// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.results.ResultDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastCalibrationTest {
  @TempDir Path results;

  private static Host host(String kernel) {
    return new Host("a", kernel, "Debian", "amd64", "X", 2, "tsc", null, 1L, "2.36", "kvm", "2");
  }

  private void calibrated(String directory, String kernel) throws Exception {
    Path path = Files.createDirectory(results.resolve(directory));
    Files.writeString(path.resolve(LastCalibration.FILE), "{\"directory\": \"" + directory + "\"}");
    Files.writeString(
        path.resolve("provenance.json"), Json.text(Map.of("host", host(kernel), "jdk", "17")));
  }

  private ResultDirectory later() {
    Plan plan = Plan.of("later", 1, Map.of(), List.of(), List.of());
    return ResultDirectory.create(results, Instant.now(), plan, Map.of());
  }

  @Test
  void theNewestOfThisMachineIsAttached() throws Exception {
    calibrated("20260101T000000Z-calibrate", "6.1");
    calibrated("20260103T000000Z-calibrate", "6.1");
    calibrated("20260105T000000Z-calibrate", "6.18");
    Path copy = Files.createDirectory(results.resolve("20260104T000000Z-later"));
    for (String file : List.of("calibration.json", "provenance.json")) {
      Files.copy(results.resolve("20260101T000000Z-calibrate").resolve(file), copy.resolve(file));
    }
    ResultDirectory directory = later();

    new LastCalibration(host("6.1")).attach(directory);

    assertThat(directory.path().resolve("calibration.json"))
        .content()
        .contains("20260103T000000Z-calibrate");
  }

  @Test
  void whatAResultHasAlreadyStays() throws Exception {
    calibrated("20260101T000000Z-calibrate", "6.1");
    ResultDirectory directory = later();
    new LastCalibration(host("6.1")).attach(directory);
    calibrated("20260103T000000Z-calibrate", "6.1");

    new LastCalibration(host("6.1")).attach(directory);

    assertThat(directory.path().resolve("calibration.json"))
        .content()
        .contains("20260101T000000Z-calibrate");
  }

  @Test
  void withoutOneNothingIsAttached() throws Exception {
    calibrated("20260101T000000Z-calibrate", "6.1");
    Path unreadable = Files.createDirectory(results.resolve("20260102T000000Z-broken"));
    Files.writeString(unreadable.resolve("calibration.json"), "{}");
    Files.writeString(unreadable.resolve("environment.json"), "no JSON");
    ResultDirectory directory = later();

    new LastCalibration(host("6.2")).attach(directory);

    assertThat(directory.path().resolve("calibration.json")).doesNotExist();
  }
}
