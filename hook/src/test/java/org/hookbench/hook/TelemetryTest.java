// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.provenance.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelemetryTest {
  private static final int ODD_BYTES = 4801;

  @TempDir Path folder;
  private Path page;

  @BeforeEach
  void choosePage() {
    page = folder.resolve("page");
  }

  @Test
  void aFileThatIsNotThereIsNoPage() {
    assertThat(Telemetry.find(page)).isEmpty();
  }

  @Test
  void anotherFileIsRefused() throws Exception {
    Files.write(page, new byte[4096]);

    assertThatThrownBy(() -> Telemetry.find(page))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("does not begin with HOOKBNCH");
  }

  @Test
  void aPageOfAnotherVersionIsRefused() throws Exception {
    byte[] other = new byte[4096];
    System.arraycopy("HOOKBNCH".getBytes(StandardCharsets.US_ASCII), 0, other, 0, 8);
    other[8] = 9;
    Files.write(page, other);

    assertThatThrownBy(() -> Telemetry.find(page)).hasMessageContaining("version 9");
  }

  /** A header of somebody else's: each field in turn says something wild, and nothing is read. */
  @ParameterizedTest
  @CsvSource({"12, header", "20, header", "24, cut off", "28, header", "32, cut off"})
  void aPageWithAWildHeaderIsRefused(int field, String message) {
    ByteBuffer wild = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    wild.put("HOOKBNCH".getBytes(StandardCharsets.US_ASCII)).putInt(1).putInt(880);
    wild.putInt(20, 19).putInt(24, 1).putInt(28, 760).putInt(40, Integer.MAX_VALUE);
    assertThat(Telemetry.read(wild.array()).functions()).isNotEmpty();
    wild.putInt(field, message.equals("header") ? -1 : 1 << 29);

    assertThatThrownBy(() -> Telemetry.read(wild.array()))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining(message);
  }

  @Test
  void theCountingHookCountsBytesOfADeadProcess() throws Exception {
    Process cat = start("count", Map.of(), "head", "-c", "" + ODD_BYTES, "/dev/zero");
    assertThat(cat.waitFor()).isZero();

    Telemetry telemetry = Telemetry.find(page).orElseThrow();
    assertThat(telemetry.hook()).isEqualTo("count");
    assertThat(telemetry.pid()).isEqualTo((int) cat.pid());
    assertThat(telemetry.called()).contains("read").doesNotContain("accept");
    assertThat(telemetry.counts()).isTrue();
    assertThat(telemetry.of("read").bytes()).isGreaterThanOrEqualTo(ODD_BYTES);
    assertThat(telemetry.of("accept")).isEqualTo(Counters.NONE);
    assertThat(telemetry.ownTime()).isEmpty();
  }

  @Test
  void aLivingProcessIsReadWithoutStoppingIt() throws Exception {
    Process cat = start("count", Map.of(), "cat");
    try (var in = new BufferedReader(new InputStreamReader(cat.getInputStream()))) {
      long before = -1;
      for (String line : List.of("one", "another")) {
        cat.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        cat.getOutputStream().flush();
        assertThat(in.readLine()).isEqualTo(line);
        long calls = Telemetry.find(page).orElseThrow().of("read").calls();
        assertThat(calls).isGreaterThan(before);
        before = calls;
      }
      assertThat(cat.isAlive()).isTrue();
    } finally {
      cat.destroyForcibly();
    }
  }

  @Test
  void aHookThatDoesNotCountStillProvesThatItRan() throws Exception {
    assertThat(start("pass", Map.of(), "cat", "/dev/null").waitFor()).isZero();

    Telemetry telemetry = Telemetry.find(page).orElseThrow();
    assertThat(telemetry.called()).contains("read");
    assertThat(telemetry.counts()).isFalse();
    assertThat(telemetry.of("read").calls()).isZero();
  }

  @Test
  void ownTimeHasOneEntryPerCall() throws Exception {
    var time = Map.of("HOOKBENCH_TIME", "1");
    assertThat(start("count", time, "cat", "/dev/null").waitFor()).isZero();

    Telemetry telemetry = Telemetry.find(page).orElseThrow();
    assertThat(telemetry.ownTime().get("read").stream().mapToLong(Long::longValue).sum())
        .isEqualTo(telemetry.of("read").calls())
        .isPositive();
  }

  @Test
  void everyProcessOfAPatternHasItsPage() throws Exception {
    page = folder.resolve("page.%p");
    Process shell = start("count", Map.of(), "sh", "-c", "cat /dev/null; cat /dev/null; true");
    assertThat(shell.waitFor()).isZero();

    assertThat(Telemetry.findAll(page)).hasSizeGreaterThanOrEqualTo(2);
  }

  private Process start(String hook, Map<String, String> more, String... command) throws Exception {
    Path file = Home.find().resolve("native/target/hooks/" + hook + ".so");
    assumeThat(file).as("built by make -C native").exists();
    assertThat(HookCatalog.ofHome().locate(Arm.parse(hook))).isPresent();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("LD_PRELOAD", file.toString());
    builder.environment().put("HOOKBENCH_TELEMETRY", page.toString());
    builder.environment().putAll(more);
    return builder.start();
  }
}
