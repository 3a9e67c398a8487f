// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.load.connection.LocalPorts;
import org.hookbench.macro.load.loop.LoopConfig;
import org.hookbench.macro.load.loop.LoopOutcome;

/**
 * Runs a loop in the program hb-load. The plan goes to its standard input, whose end asks it to end
 * the run; while it measures this process only waits.
 */
public final class ProgramLoop {
  private final Path program;
  private final LoopConfig config;
  private final LocalPorts ports;
  private final Path rows;
  private final long mostRows;

  /** Prepares a run whose samples pass through a file in {@code directory}. */
  public ProgramLoop(Path program, LoopConfig config, Path directory) {
    this(program, config, directory, portsOf(config), Plan.MOST_ROWS);
  }

  ProgramLoop(Path program, LoopConfig config, Path directory, LocalPorts ports, long mostRows) {
    this.mostRows = mostRows;
    this.program = program;
    this.config = config;
    this.ports = ports;
    this.rows = directory.resolve(".rows");
  }

  private static LocalPorts portsOf(LoopConfig config) {
    return config.switches() ? LocalPorts.ofSystem(message -> {}) : null;
  }

  /**
   * Makes all requests, then hands on what was measured.
   *
   * @param ended is called when the last request has ended and nothing is handed on yet
   */
  public LoopOutcome run(Runnable ended) throws IOException, InterruptedException {
    try {
      measure();
      ended.run();
      return new ProgramResult(config, ports).read(rows);
    } finally {
      Files.deleteIfExists(rows);
    }
  }

  private void measure() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(program.toString(), rows.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().remove("LD_PRELOAD");
    Plan plan = new Plan(config, ports, mostRows);
    Process process = start(builder);
    try (OutputStream to = process.getOutputStream()) {
      List<ByteBuffer> parts = plan.bytes(System.nanoTime() - config.clock().nowNs());
      write(parts, to);
      config.stop().whenAsked(() -> close(to));
      int status = process.waitFor();
      if (status != 0) {
        throw failed(process, status);
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw MeasurementFailedException.of(
          e, "the native loop cannot be started (%s); --loop jvm (load.loop) does without it", e);
    }
  }

  /** A program that does not take the plan has ended, and says why in its exit status. */
  private static void write(List<ByteBuffer> parts, OutputStream to) {
    WritableByteChannel channel = Channels.newChannel(to);
    try {
      for (ByteBuffer part : parts) {
        channel.write(part);
      }
      to.flush();
    } catch (IOException e) {
      close(to);
    }
  }

  private static void close(OutputStream to) {
    try {
      to.close();
    } catch (IOException e) {
      // The program has ended already.
    }
  }

  private static MeasurementFailedException failed(Process process, int status) throws IOException {
    String said = new String(process.getErrorStream().readAllBytes(), UTF_8).strip();
    return MeasurementFailedException.of(
        "the native loop ended with exit status %d%s; %s",
        status,
        said.isEmpty() ? "" : " (" + said + ")",
        said.contains("cannot be written")
            ? "free some disk, or give another --out"
            : "--loop jvm (load.loop) does without it");
  }
}
