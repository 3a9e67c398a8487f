// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.ByteSize;
import org.hookbench.experiment.Limits;
import org.hookbench.experiment.Service;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.junit.jupiter.api.Test;

class ArmContainerTest {
  private static final ArmSetup NONE = new ArmSetup("none", new Arm.None(), Optional.empty());
  private static final ArmSetup SCAN =
      new ArmSetup(
          "scan-with-a-long-name",
          new Arm.Ours("scan"),
          Optional.of(new HookFile(Path.of("/some/where/scan.so"), "00")));

  private static Sut.Image image(Map<String, String> env, String... command) {
    return new Sut.Image(
        "nginx:1", List.of(command), new Service(80, "/", env, null, null, null, null, null));
  }

  private static SutImage image(String variable, String value) {
    return new SutImage(
        "nginx:1",
        Set.of(),
        Map.of(variable, value, "SERVER_PORT", "7"),
        List.of("/entry.sh"),
        List.of("nginx"));
  }

  private static ArmContainer of(Sut.Deployed sut, ArmSetup arm) {
    return ArmContainer.of(sut, arm, SutImage.named("i"), 0);
  }

  private static int bytes(ArmContainer container) {
    return container.variables().entrySet().stream()
        .mapToInt(e -> e.getKey().length() + e.getValue().length() + 2 + 8)
        .sum();
  }

  @Test
  void theHookComesBeforeThePreloadsOfTheImage() {
    ArmContainer arm =
        ArmContainer.of(image(Map.of()), SCAN, image("LD_PRELOAD", "/lib/jemalloc.so"), 0);
    assertThat(arm.variables())
        .containsEntry("LD_PRELOAD", "/opt/hookbench/00-scan.so:/lib/jemalloc.so");
  }

  private static ArmSetup by(String arm, List<HookFile> hooks, String mechanism) {
    return new ArmSetup(
        "by",
        Arm.parse(arm),
        hooks,
        Optional.of(new HookFile(Path.of("/some/where", mechanism), "11")),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void aMechanismThatCarriesAHookIsLoadedInPlaceOfTheHook() {
    ArmContainer got = of(image(Map.of()), by("got:scan", SCAN.hooks(), "got.so"));
    ArmContainer audit = of(image(Map.of()), by("audit:scan", SCAN.hooks(), "audit.so"));

    assertThat(got.variables())
        .containsEntry("LD_PRELOAD", "/opt/hookbench/11-got.so")
        .containsEntry("HOOKBENCH_CARRIES", "/opt/hookbench/00-scan.so");
    assertThat(audit.variables())
        .containsEntry("LD_AUDIT", "/opt/hookbench/11-audit.so")
        .containsEntry("HOOKBENCH_CARRIES", "/opt/hookbench/00-scan.so")
        .doesNotContainKey("LD_PRELOAD");
    assertThat(got.files()).hasSize(2);
  }

  @Test
  void whatCountsFromOutsideStartsTheProgramOfTheImage() {
    ArmContainer arm =
        ArmContainer.of(
            image(Map.of()), by("ptrace:count", List.of(), "attach"), image("A", "b"), 0);

    assertThat(arm.entry()).containsExactly("/opt/hookbench/11-attach", "ptrace", "/entry.sh");
    assertThat(of(image(Map.of()), SCAN).entry()).isEmpty();
  }

  @Test
  void thePreloadOfTheExperimentReplacesThatOfTheImage() {
    Sut.Image sut = image(Map.of("LD_PRELOAD", "/mine.so"));
    assertThat(ArmContainer.of(sut, NONE, image("LD_PRELOAD", "/its.so"), 0).variables())
        .containsEntry("LD_PRELOAD", "/mine.so");
  }

  @Test
  void environmentsOfAllArmsAreEquallyLarge() {
    Sut.App sut = Sut.app("hello");
    assertThat(bytes(of(sut, NONE)) % 4096).isEqualTo(bytes(of(sut, SCAN)) % 4096);
  }

  @Test
  void theSecondArmOfAPodListensOnTheNextPort() {
    ArmContainer arm =
        ArmContainer.of(image(Map.of(), "-p", "{port}"), SCAN, SutImage.named("nginx:1"), 1);
    assertThat(arm.port()).isEqualTo(81);
    assertThat(arm.command()).containsExactly("-p", "81");
    assertThat(arm.variables()).containsEntry("SERVER_PORT", "81");
    assertThat(arm.advice()).contains("must listen on port 81", "{port}", "interleaved");
    assertThat(of(image(Map.of()), SCAN).advice()).isEmpty();
  }

  @Test
  void optionsOfAnArmFollowThoseOfItsImageWhichThoseOfTheExperimentReplace() {
    ArmSetup tuned =
        new ArmSetup("tuned", arm("{name: tuned, jvm: ['-Dmine=1']}"), Optional.empty());
    SutImage its = image("JAVA_TOOL_OPTIONS", "-Dits=1");

    assertThat(ArmContainer.of(image(Map.of()), tuned, its, 0).variables())
        .containsEntry("JAVA_TOOL_OPTIONS", "-Dits=1 -Dmine=1")
        .containsEntry("SERVER_PORT", "80");
    assertThat(ArmContainer.of(image(Map.of()), NONE, its, 0).variables())
        .containsEntry("JAVA_TOOL_OPTIONS", "-Dits=1");
    Sut.Image sut = image(Map.of("JAVA_TOOL_OPTIONS", "-Dall=1"));
    assertThat(ArmContainer.of(sut, tuned, its, 0).variables())
        .containsEntry("JAVA_TOOL_OPTIONS", "-Dall=1 -Dmine=1");
  }

  private static Arm arm(String yaml) {
    try {
      return Json.yaml().readValue(yaml, Arm.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(yaml, e);
    }
  }

  @Test
  void tellsAnOutOfMemoryKillFromAnotherSignal() {
    Limits limits = new Limits(null, ByteSize.parse("64MiB"), null);
    Sut.App sut =
        new Sut.App("hello", new Service(null, null, null, null, limits, null, null, null));
    ArmContainer arm = of(sut, NONE);
    assertThat(new EndOfContainer(true, 137).of(arm))
        .contains("memory limit of 64MiB (OOM kill)", "raise sut.limits.memory");
    assertThat(new EndOfContainer(false, 137).of(arm)).endsWith("was ended by signal 9");
    assertThat(new EndOfContainer(false, 3).of(arm)).endsWith("ended with exit status 3");
  }
}
