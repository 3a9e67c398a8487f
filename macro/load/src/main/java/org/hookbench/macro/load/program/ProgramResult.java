// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.SampleRow;
import org.hookbench.macro.load.clock.NanoClock;
import org.hookbench.macro.load.connection.LocalPorts;
import org.hookbench.macro.load.loop.LoopConfig;
import org.hookbench.macro.load.loop.LoopOutcome;
import org.hookbench.macro.load.loop.Stop;
import org.hookbench.macro.load.loop.TargetHealth;
import org.hookbench.macro.load.sample.ErrorKind;
import org.hookbench.macro.load.sample.Exchange;

/** What the program measured, from the bytes that native/load/result.c describes. */
final class ProgramResult {
  private static final int HEAD_BYTES = 256;
  private static final int ROW_BYTES = 48;
  private static final int SETUP_BYTES = 80;
  private static final int TEXT_BYTES = 48;
  private static final long ROOM_WAIT_NS = 1_000_000L;
  private static final long LONGEST_LATENESS_NS = 3_600_000_000_000L;
  private static final int DIGITS = 3;

  private enum StopCode {
    RUNNING,
    ASKED,
    TARGET_GONE,
    NO_LOCAL_PORT,
    TOO_MANY_ERRORS
  }

  private final LoopConfig config;
  private final LocalPorts ports;

  ProgramResult(LoopConfig config, LocalPorts ports) {
    this.config = config;
    this.ports = ports;
  }

  /** Hands on all samples and set-ups as a loop in this process does, and returns the rest. */
  LoopOutcome read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ByteBuffer head = next(in, HEAD_BYTES);
      long rows = head.getLong();
      long setups = head.getLong();
      long late = head.getLong();
      long wallNs = -head.getLong() + head.getLong();
      long threadNs = head.getLong();
      long cpuNs = head.getLong();
      long waited = head.getLong();
      long flushes = head.getLong();
      stop(head);
      rows(in, rows);
      for (long i = 0; i < setups; i++) {
        config.setups().accept(setup(next(in, SETUP_BYTES)));
      }
      return new LoopOutcome(
          rows, threadNs / 1e9, wallNs / 1e9, cpuNs / 1e9, lateness(in, late), waited, flushes);
    }
  }

  private void stop(ByteBuffer head) {
    StopCode code = StopCode.values()[(int) head.getLong()];
    int arm = (int) head.getLong();
    ErrorKind kind = ErrorKind.at((int) head.getLong());
    long failures = head.getLong();
    long silentNs = head.getLong();
    head.getLong();
    switch (code) {
      case TARGET_GONE ->
          config
              .stop()
              .because(
                  Stop.Reason.TARGET_GONE,
                  TargetHealth.message(config.targets().get(arm), kind, failures, silentNs));
      case TOO_MANY_ERRORS ->
          config
              .stop()
              .because(
                  Stop.Reason.TOO_MANY_ERRORS,
                  TargetHealth.message(
                      config.targets().get(arm), kind, failures, config.load().clients().errors()));
      case NO_LOCAL_PORT ->
          config.stop().because(Stop.Reason.NO_LOCAL_PORT, ports.exhausted(arm, text(head)));
      default -> {}
    }
  }

  private void rows(InputStream in, long rows) throws IOException {
    Exchange e = new Exchange();
    NanoClock clock = config.clock();
    for (long seq = 0; seq < rows; seq++) {
      ByteBuffer row = next(in, ROW_BYTES);
      e.begin(seq, row.getLong());
      e.sentNs = row.getLong();
      e.firstByteNs = row.getLong();
      e.doneNs = row.getLong();
      e.bytes = row.getLong();
      e.connection = row.getInt();
      e.status = row.getShort();
      e.arm = row.get() & 0xff;
      e.kind(ErrorKind.at(row.get()));
      while (!config.ring().hasRoomFor(seq)) {
        clock.park(ROOM_WAIT_NS);
      }
      config.ring().put(e);
    }
  }

  private static ConnectionSetup setup(ByteBuffer from) {
    long openedNs = from.getLong();
    long endedNs = from.getLong();
    int arm = from.getInt();
    int connection = from.getInt();
    int port = from.getInt();
    from.getInt();
    return new ConnectionSetup(
        arm, connection, openedNs, endedNs, text(from), SampleRow.MISSING, "", port);
  }

  private static String text(ByteBuffer from) {
    byte[] bytes = new byte[TEXT_BYTES];
    from.get(bytes);
    String text = new String(bytes, UTF_8);
    return text.substring(0, text.indexOf(0));
  }

  private static Histogram lateness(InputStream in, long count) throws IOException {
    if (count == 0) {
      return null;
    }
    Histogram lateness = new Histogram(LONGEST_LATENESS_NS, DIGITS);
    for (long i = 0; i < count; i++) {
      long lateNs = next(in, Long.BYTES).getLong();
      if (lateNs >= 0) {
        lateness.recordValue(lateNs);
      }
    }
    return lateness;
  }

  private static ByteBuffer next(InputStream in, int bytes) throws IOException {
    byte[] read = in.readNBytes(bytes);
    if (read.length < bytes) {
      throw new EOFException("the samples of the native loop are cut off");
    }
    return ByteBuffer.wrap(read).order(ByteOrder.nativeOrder());
  }
}
