// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.hookbench.macro.runner.finding.Finding;
import org.hookbench.macro.runner.finding.Finding.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each finding is made to fire from a machine that is made of files. */
class FindingsTest {
  private static final String CPU = "sys/devices/system/cpu/";
  private static final long GIB = 1L << 30;
  @TempDir Path root;

  private MachineFiles files(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text + "\n");
      return new MachineFiles(root);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static LongSupplier ticking(long stepNs) {
    AtomicLong now = new AtomicLong();
    return () -> now.addAndGet(stepNs);
  }

  private static Finding only(List<Finding> findings, String code) {
    return findings.stream().filter(f -> f.code().equals(code)).findFirst().orElseThrow();
  }

  private List<Finding> cpu(String path, String text) {
    return new CpuFindings(files(CPU + path, text), 4).find();
  }

  private List<Finding> limits(String path, String text) {
    return new LimitFindings(files(path, text), () -> 5 * GIB).find();
  }

  @ParameterizedTest
  @CsvSource({"tsc, OK", "kvm-clock, OK", "hpet, WARN", "acpi_pm, WARN"})
  void judgesTheClockSource(String source, Status status) {
    MachineFiles files =
        files("sys/devices/system/clocksource/clocksource0/current_clocksource", source);

    assertThat(only(new ClockFindings(files, ticking(20)).find(), "clock-source").status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"25, OK", "900, WARN", "2000, WARN"})
  void judgesTheCostOfReadingTheClock(long stepNs, Status status) {
    List<Finding> findings = new ClockFindings(new MachineFiles(root), ticking(stepNs)).find();

    assertThat(only(findings, "clock-reading").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"performance, OK", "powersave, WARN", "schedutil, WARN"})
  void judgesTheGovernor(String governor, Status status) {
    Finding finding = only(cpu("cpu0/cpufreq/scaling_governor", governor), "governor");

    assertThat(finding.status()).isEqualTo(status);
  }

  @Test
  void aGovernorThatCannotBeSeenIsANote() {
    List<Finding> findings = new CpuFindings(new MachineFiles(root), 2).find();

    assertThat(only(findings, "governor").status()).isEqualTo(Status.NOTE);
  }

  @Test
  void oneCpuIsNotEnough() {
    List<Finding> findings = new CpuFindings(new MachineFiles(root), 1).find();

    assertThat(only(findings, "cpus").status()).isEqualTo(Status.WARN);
  }

  @Test
  void turboAndSharedCoresAreNoted() {
    assertThat(only(cpu("intel_pstate/no_turbo", "0"), "turbo").status()).isEqualTo(Status.NOTE);
    assertThat(only(cpu("smt/active", "1"), "smt").status()).isEqualTo(Status.NOTE);
  }

  @ParameterizedTest
  @CsvSource({
    "0.01, 0, OK, OK",
    "0.30, 0, WARN, OK",
    "0.01, 0.02, OK, WARN",
  })
  void judgesNeighbours(double busy, double stolen, Status load, Status steal) {
    List<Finding> findings = NeighbourFindings.of(new Activity(busy, stolen), Map.of());

    assertThat(only(findings, "load").status()).isEqualTo(load);
    assertThat(only(findings, "steal").status()).isEqualTo(steal);
  }

  @Test
  void namesTheBusiestNeighbours() {
    Map<String, Duration> used =
        Map.of("java (7)", Duration.ofMillis(900), "idle (8)", Duration.ofMillis(1));

    List<Finding> findings = NeighbourFindings.of(new Activity(0.5, 0), used);

    assertThat(only(findings, "load").message())
        .contains("50.0 %", "java (7)")
        .doesNotContain("idle");
  }

  @Test
  void activityIsTheShareBetweenTwoReadings() {
    Activity activity =
        Activity.between("cpu  100 0 100 800 0 0 0 0", "cpu  150 0 150 880 10 0 0 10");

    assertThat(activity.busy()).isEqualTo(0.5);
    assertThat(activity.stolen()).isEqualTo(0.05);
  }

  @ParameterizedTest
  @CsvSource({"1000, OK", "60000, WARN"})
  void judgesGapsOfASpinningThread(long stepNs, Status status) {
    assertThat(new GapFindings(ticking(stepNs), 10_000_000).find().status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "sys/fs/cgroup/cpu.max, max 100000, cpu-quota, OK",
    "sys/fs/cgroup/cpu.max, 50000 100000, cpu-quota, WARN",
    "sys/fs/cgroup/cpu/cpu.cfs_quota_us, -1, cpu-quota, OK",
    "sys/fs/cgroup/cpu/cpu.cfs_quota_us, 50000, cpu-quota, WARN",
    "proc/meminfo, MemAvailable: 8000000 kB, memory, OK",
    "proc/meminfo, MemAvailable: 100000 kB, memory, WARN",
    "proc/self/limits, Max open files            1024  4096 files, open-files, OK",
    "proc/self/limits, Max open files            256  4096 files, open-files, WARN",
  })
  void judgesLimits(String path, String text, String code, Status status) {
    assertThat(only(limits(path, text), code).status()).isEqualTo(status);
  }

  @Test
  void memoryThatIsSwappedOutIsWarnedOf() {
    List<Finding> findings = limits("proc/meminfo", "SwapTotal: 2000000 kB\nSwapFree: 1000000 kB");

    assertThat(only(findings, "swap").status()).isEqualTo(Status.WARN);
  }

  @Test
  void aFullDiskIsWarnedOf() {
    List<Finding> findings = new LimitFindings(new MachineFiles(root), () -> 1_000_000L).find();

    assertThat(only(findings, "disk").status()).isEqualTo(Status.WARN);
  }

  @Test
  void enginesThatDoNotAnswerAreNotedAndNotWarnedOf() {
    EngineFindings.Engine there = new EngineFindings.Engine("a", List.of("echo", "1.2.3"), "x");
    EngineFindings.Engine dead = new EngineFindings.Engine("b", List.of("false"), "start it");
    EngineFindings.Engine gone = new EngineFindings.Engine("c", List.of("/no/engine"), "get it");

    List<Finding> findings = EngineFindings.find(List.of(there, dead, gone));

    assertThat(findings)
        .extracting(Finding::status)
        .containsExactly(Status.OK, Status.NOTE, Status.NOTE);
    assertThat(findings.get(0).message()).isEqualTo("a answers, version 1.2.3");
    assertThat(findings.get(1).action()).isEqualTo("start it");
  }

  @Test
  void everythingThatIsNotInOrderSaysWhatToDo() {
    assertThat(cpu("cpu0/cpufreq/scaling_governor", "powersave"))
        .filteredOn(f -> f.status() != Status.OK)
        .allMatch(f -> f.action() != null);
  }
}
