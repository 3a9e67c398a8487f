// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.trial.RunProvenance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierImagesTest {
  @TempDir Path folder;
  private ResultDirectory results;

  @BeforeEach
  void create() {
    Plan plan = Plan.of("demo", 42, Map.of("none", "none"), List.of(), List.of());
    results = ResultDirectory.create(folder, Instant.EPOCH, plan, Map.of());
  }

  private static Map<String, Object> engines(String image, String id) {
    return Map.of("docker-same-node", Map.of("images", Map.of(image, Map.of("id", id))));
  }

  @Test
  void aNameThatMeansAnotherImageNowIsRefused() {
    EarlierImages.requireSame(results, engines("you/app:1", "sha256:aa"));
    new RunProvenance(results).write(Map.of(), engines("you/app:1", "sha256:aa"));
    EarlierImages.requireSame(results, engines("you/app:1", "sha256:aa"));

    assertThatThrownBy(() -> EarlierImages.requireSame(results, engines("you/app:1", "sha256:bb")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("you/app:1: is not the image that the trials in")
        .hasMessageContaining("sha256:aa")
        .hasMessageContaining("start a new run");
  }

  @Test
  void aResultOfAnEarlierVersionIsHeldToItsImagesToo() throws IOException {
    new RunProvenance(results).write(Map.of(), engines("you/app:1", "sha256:aa"));
    Files.move(
        results.path().resolve(ResultDirectory.PROVENANCE),
        results.path().resolve(ResultDirectory.EARLIER_PROVENANCE));

    assertThatThrownBy(() -> EarlierImages.requireSame(results, engines("you/app:1", "sha256:bb")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("you/app:1: is not the image that the trials in");
  }

  @Test
  void anImageOfOursThatWasBuiltAgainFromTheSameContentIsTaken() {
    String sut = "localhost/hookbench-sut:20260101-0123456789ab";
    new RunProvenance(results).write(Map.of(), engines(sut, "sha256:aa"));

    assertThatCode(() -> EarlierImages.requireSame(results, engines(sut, "sha256:bb")))
        .doesNotThrowAnyException();
  }
}
