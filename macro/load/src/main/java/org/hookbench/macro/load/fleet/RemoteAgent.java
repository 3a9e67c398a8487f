package org.hookbench.macro.load.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.clock.RemoteClock;
import org.hookbench.macro.load.measurement.LoadOrder;

/** The coordinator's side of the connection to an agent. */
final class RemoteAgent implements Closeable {
  private static final int COPY_BYTES = 1 << 16;
  private static final int EXCHANGES = 32;

  private final String name;
  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;
  private boolean running;
  private boolean stopped;

  /** Connects to {@code HOST:PORT}. */
  RemoteAgent(String name) {
    this.name = name;
    int colon = name.lastIndexOf(':');
    if (colon < 1 || !name.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new UserError("--agent: '" + name + "' is not HOST:PORT, as in 127.0.0.1:7000");
    }
    try {
      socket = new Socket(name.substring(0, colon), Integer.parseInt(name.substring(colon + 1)));
      socket.setTcpNoDelay(true);
      in = new DataInputStream(socket.getInputStream());
      out = new DataOutputStream(socket.getOutputStream());
    } catch (IOException e) {
      throw new MeasurementFailedException(
          name + ": no agent answers there (" + e.getMessage() + "); start one with: load agent",
          e);
    }
  }

  String name() {
    return name;
  }

  /** Measures its clock against ours. */
  RemoteClock clock() throws IOException {
    try {
      return RemoteClock.measure(EXCHANGES, Duration.ZERO, this::time);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Instant time() {
    try {
      out.writeByte(Agent.CLOCK);
      out.flush();
      return Instant.EPOCH.plusNanos(in.readLong());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs and puts the files of the run into {@code directory}. */
  void run(LoadOrder order, Path directory) throws IOException {
    begin(order);
    if (in.readByte() != Agent.FILES) {
      throw new MeasurementFailedException("agent " + name + ": " + Agent.text(in));
    }
    Files.createDirectories(directory);
    for (String file : Agent.NAMES) {
      try (OutputStream to = Files.newOutputStream(directory.resolve(file))) {
        copy(in.readLong(), to);
      }
    }
  }

  private synchronized void begin(LoadOrder order) throws IOException {
    if (stopped) {
      throw new MeasurementFailedException("agent " + name + ": interrupted before it began");
    }
    byte[] json = Json.text(order).getBytes(UTF_8);
    out.writeByte(Agent.RUN);
    out.writeInt(json.length);
    out.write(json);
    out.flush();
    running = true;
  }

  /** Ends the run before its time; what was measured still comes. From any thread. */
  synchronized void stop() {
    stopped = true;
    if (!running) {
      return;
    }
    try {
      out.writeByte(Agent.STOP);
      out.flush();
    } catch (IOException e) {
      // It has gone, which the thread that waits for its files will tell.
    }
  }

  private void copy(long bytes, OutputStream to) throws IOException {
    byte[] buffer = new byte[COPY_BYTES];
    for (long left = bytes; left > 0; ) {
      int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (n < 0) {
        throw new IOException("agent " + name + " has gone");
      }
      to.write(buffer, 0, n);
      left -= n;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
