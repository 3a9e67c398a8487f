// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hookbench.experiment.Design;
import org.hookbench.experiment.Profile;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.trial.GrowthOptions;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static Plan plan(String more) {
    String text = "name: p\nsut: {app: hello}\narms: [none, none]\ndesign: {blocks: 4}\n" + more;
    return MacroRun.of(
            ExperimentFile.parse("p.yaml", text),
            List.of(),
            new GrowthOptions(),
            Duration.ofSeconds(1))
        .plan();
  }

  @Test
  void threeBlocksFollowTheMeasuredTrials() {
    assertThat(plan("profile: perf\n").trials())
        .extracting(PlannedTrial::directory)
        .containsExactly(
            "0001-hello-process-c1-duet",
            "0002-hello-process-c1-duet",
            "0003-hello-process-c1-duet",
            "0004-hello-process-c1-duet",
            "0005-hello-process-c1-duet-profile",
            "0006-hello-process-c1-duet-profile",
            "0007-hello-process-c1-duet-profile");
    assertThat(Profile.blocks(new Design(null, 1, null, null))).isEqualTo(1);
  }

  @Test
  void theMeasuredTrialsAreThoseOfTheSameFileWithoutIt() {
    Plan with = plan("profile: perf\n");

    assertThat(with.trials().subList(0, 4)).isEqualTo(plan("").trials());
    assertThat(with.blocks(TrialKind.MACRO)).isEqualTo(4);
    assertThat(with.scenarios()).isEqualTo(plan("").scenarios());
  }
}
