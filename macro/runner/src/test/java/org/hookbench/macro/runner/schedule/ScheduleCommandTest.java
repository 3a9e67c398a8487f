// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.Period;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.Program;
import org.hookbench.experiment.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleCommandTest {
  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");
  private static final String TEXT =
      "name: Week.ly\nworkload: {command: [\"true\"], runs: 2}\narms: [none, scan]\n";

  @TempDir Path work;
  private Path file;
  private Path odd;

  @BeforeEach
  void experiment() throws IOException {
    odd = Files.createDirectory(work.resolve("it's 100% $HOME \"odd\""));
    file = Files.writeString(odd.resolve("weekly.yaml"), TEXT);
  }

  private int schedule(String... more) {
    List<String> words = new ArrayList<>(List.of(file.toString()));
    words.addAll(List.of("--out", work.resolve("units").toString()));
    words.addAll(List.of(more));
    return Program.run(new ScheduleCommand(), words.toArray(String[]::new));
  }

  private String unit(String name) throws IOException {
    return Files.readString(work.resolve("units").resolve(name));
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @ParameterizedTest
  @ValueSource(strings = {"hour", "2h", "12h", "day", "week"})
  void systemdTakesServiceTimerAndCalendar(String every) throws Exception {
    assumeTrue(Files.isExecutable(ANALYZE), "no systemd-analyze");
    assertThat(
            schedule(
                "--every", every, "--as", "systemd", "--site", odd + "/site", "--results", "r"))
        .isZero();

    Path units = work.resolve("units");
    String said =
        run(
            ANALYZE.toString(),
            "verify",
            "--man=no",
            units + "/hookbench-week-ly.service",
            units + "/hookbench-week-ly.timer");
    assertThat(said).doesNotContain("hookbench-week-ly");
    assertThat(unit("hookbench-week-ly.service")).contains("it's 100%% $$HOME \\\"odd\\\"/weekly");
    String calendar =
        unit("hookbench-week-ly.timer").replaceAll("(?s).*OnCalendar=(.*?)\n.*", "$1");
    assertThat(run(ANALYZE.toString(), "calendar", calendar)).contains("Normalized form");
  }

  @Test
  void theLineOfCronMeasuresThenShowsWhateverBecameOfIt() throws Exception {
    Path launcher = odd.resolve("hookbench");
    Files.writeString(
        launcher, "#!/bin/sh\nprintf '<%s>' \"$@\" >>\"$(dirname \"$0\")/said\"\nexit 1\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    ScheduledRun made =
        new ScheduledRun(
            "weekly", launcher, file, odd.resolve("results"), odd.resolve("site"), new Period(168));

    String line = Crontab.files(made).get("hookbench-weekly.cron").lines().toList().get(1);

    assertThat(line).startsWith("17 3 * * 0 mkdir -p ").doesNotContainPattern("[^\\\\]%");
    new ProcessBuilder("sh", "-c", line.substring(11).replace("\\%", "%")).start().waitFor();
    assertThat(Files.readString(odd.resolve("said")))
        .isEqualTo(
            "<macro><%s><--out><%s><dashboard><%s><--every><week><--analyze><--out><%s>"
                .formatted(file, odd + "/results", odd + "/results", odd + "/site"));
  }

  @Test
  void everyPeriodHasFiveFields() {
    assertThat(
            Stream.of("hour", "6h", "day", "week")
                .map(text -> Period.parse("--every", text))
                .map(period -> new ScheduledRun("x", null, null, null, null, period).cron()))
        .containsExactly("17 * * * *", "17 */6 * * *", "17 3 * * *", "17 3 * * 0");
  }

  @Test
  void theWorkflowOfGithubIsYaml() throws Exception {
    assertThat(schedule("--every", "week", "--as", "github")).isZero();

    JsonNode workflow = Json.yaml().readTree(unit("hookbench-week-ly.yml"));

    assertThat(workflow.at("/on/schedule/0/cron").asText()).isEqualTo("17 3 * * 0");
    JsonNode steps = workflow.at("/jobs/measure/steps");
    assertThat(steps.at("/1/run").asText()).contains("scripts/hookbench macro ");
    assertThat(steps.at("/2/if").asText()).isEqualTo("always()");
    assertThat(steps.at("/2/run").asText()).contains(" --every week ");
  }

  @ParameterizedTest
  @CsvSource({
    "v1.20.2, batch/v1beta1, false",
    "1.21, batch/v1, false",
    "1.25.1+k3s1, batch/v1, true",
  })
  void theCronJobIsOneOfTheVersionOfTheCluster(String version, String api, boolean zone)
      throws Exception {
    assertThat(
            schedule(
                "--every=day", "--as=kubernetes", "--image=i:1", "--kubernetes-version", version))
        .isZero();

    assertThat(unit("hookbench-week-ly.yaml").contains("\napiVersion: \"" + api + "\"\n")).isTrue();
    assertThat(unit("hookbench-week-ly.yaml").contains("timeZone: ")).isEqualTo(zone);
  }

  @Test
  void kubernetesKnowsEveryFieldOfTheCronJob() throws Exception {
    assertThat(schedule("--every", "day", "--as", "kubernetes", "--image", "hookbench:1.0.0"))
        .isZero();

    String[] all = unit("hookbench-week-ly.yaml").split("(?m)^---\n");
    assertThat(all).hasSize(4);
    ConfigMap map = Serialization.unmarshal(all[1], ConfigMap.class);
    assertThat(map.getData()).containsEntry("experiment.yaml", TEXT);
    PersistentVolumeClaim claim = Serialization.unmarshal(all[2], PersistentVolumeClaim.class);
    CronJob job = Serialization.unmarshal(all[3], CronJob.class);
    assertThat(job.getSpec().getSchedule()).isEqualTo("17 3 * * *");
    assertThat(job.getSpec().getConcurrencyPolicy()).isEqualTo("Forbid");
    var pod = job.getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
    assertThat(pod.getVolumes())
        .extracting(v -> v.getPersistentVolumeClaim() == null)
        .containsExactly(true, false);
    assertThat(pod.getVolumes().get(1).getPersistentVolumeClaim().getClaimName())
        .isEqualTo(claim.getMetadata().getName());
    assertThat(pod.getContainers().get(0).getCommand().get(2))
        .isEqualTo(
            "hookbench macro /experiment/experiment.yaml --out /results; measured=$?; hookbench"
                + " dashboard /results --every day --analyze --out /results/site && exit"
                + " $measured");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5h --as cron",
        "day --as at",
        "day --as kubernetes",
        "day --as kubernetes --image x --site s",
        "day --as kubernetes --image x --results r",
        "day --as cron --image x",
        "day --as cron --namespace x",
        "day --as cron --kubernetes-version 1.20",
        "day --as kubernetes --image x --kubernetes-version 1.7"
      })
  void whatNoSchedulerCanDoIsRefused(String words) {
    assertThat(schedule(("--every " + words).split(" "))).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(work.resolve("units")).doesNotExist();
  }
}
