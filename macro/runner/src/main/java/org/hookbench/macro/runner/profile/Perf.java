// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.profile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;

/** The program perf, at work on the processes of one arm. */
public final class Perf {
  private static final int PER_SECOND = 499;
  private static final int END_SECONDS = 60;
  private static final String MOST_BYTES = "512M";
  private static final String INSTEAD = ", or remove profile from the experiment";

  private final Process process;
  private final Path data;
  private final Path said;

  private Perf(Process process, Path data, Path said) {
    this.process = process;
    this.data = data;
    this.said = said;
  }

  /** Refuses a machine where it is missing or has no right to sample. */
  public static void require() {
    require("perf");
  }

  static void require(String program) {
    try {
      Path data = Files.createTempFile("hookbench", ".perf");
      try {
        List<String> words = new ArrayList<>(record(program, data, false));
        words.addAll(List.of("--", "true"));
        CommandOutput output = new Command(words, Duration.ofSeconds(10)).mergingErrors().run();
        if (!output.ok()) {
          throw UserError.of(
              "profile: %s cannot sample here: %s; run as root, or set sysctl"
                  + " kernel.perf_event_paranoid to 2 or less"
                  + INSTEAD,
              program,
              firstLine(output.out()));
        }
      } finally {
        Files.deleteIfExists(data);
      }
    } catch (IOException e) {
      throw UserError.of(
          e,
          "profile: %s: cannot be run; install it, as in apt-get install linux-perf" + INSTEAD,
          program);
    }
  }

  private static String firstLine(String text) {
    return text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("Error:"))
        .findFirst()
        .orElse("it says nothing")
        .strip();
  }

  /** CPU time needs no counter of the hardware; the cache of debug files is left alone. */
  private static List<String> record(String program, Path data, boolean framePointers) {
    return List.of(
        program,
        "record",
        "--quiet",
        "--no-buildid",
        "--no-buildid-cache",
        "--event=cpu-clock",
        "--freq=" + PER_SECOND,
        "--max-size=" + MOST_BYTES,
        "--call-graph=" + (framePointers ? "fp" : "dwarf"),
        "--output=" + data);
  }

  /**
   * Starts to sample processes and what they start.
   *
   * @param folder where its files are until it ends
   * @param framePointers whether stacks are read by them, as of JIT-compiled code; else by DWARF
   */
  static Perf start(Path folder, String arm, List<Long> pids, boolean framePointers) {
    Path data = folder.resolve(arm + ".perf");
    Path said = folder.resolve(arm + ".perf.log");
    List<String> words = new ArrayList<>(record("perf", data, framePointers));
    words.add("--pid=" + pids.stream().map(String::valueOf).collect(Collectors.joining(",")));
    try {
      ProcessBuilder builder =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(said.toFile());
      return new Perf(builder.start(), data, said);
    } catch (IOException e) {
      throw MeasurementFailedException.of(e, "perf: cannot be started: %s", e.getMessage());
    }
  }

  /** Stops it and returns the stacks; the processes must be there still, for their symbols. */
  SortedMap<String, Long> stacks() {
    try {
      boolean early = !process.isAlive();
      stop();
      if (early || !Files.isRegularFile(data)) {
        throw MeasurementFailedException.of(
            "perf ended before the load: %s", firstLine(Files.readString(said)));
      }
      return folded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      close();
    }
  }

  private void stop() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        throw MeasurementFailedException.of("perf did not end within %s s", END_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasurementFailedException("interrupted", e);
    }
  }

  private SortedMap<String, Long> folded() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "perf",
            "script",
            "--force",
            "--no-inline",
            "--input=" + data,
            "--fields=comm,pid,ip,sym,dso");
    builder.environment().remove("DEBUGINFOD_URLS");
    Process script = builder.redirectError(said.toFile()).start();
    try (BufferedReader lines = script.inputReader(StandardCharsets.UTF_8)) {
      return Folded.of(lines);
    } finally {
      script.destroyForcibly();
    }
  }

  /** Ends it and removes its files. */
  void close() {
    process.destroyForcibly();
    try {
      Files.deleteIfExists(data);
      Files.deleteIfExists(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
