// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.clock.RemoteClock;
import org.hookbench.macro.load.measurement.LoadOrder;
import org.hookbench.macro.load.result.LoadResult;

/** The coordinator's side of the connection to an agent. */
final class RemoteAgent implements Closeable {
  private static final int COPY_BYTES = 1 << 16;
  private static final int EXCHANGES = 32;
  private static final int PATIENCE_MS = 30_000;
  private static final int LONGEST_MESSAGE_BYTES = 1 << 16;
  private static final long MOST_JSON_BYTES = 1L << 24;
  private static final long MOST_ROW_BYTES = 1L << 32;
  private static final String PORT = "[0-9]{1,5}";

  private final String name;
  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;
  private boolean running;
  private boolean stopped;

  /** Connects to {@code HOST:PORT}, and proves that it has the secret. */
  RemoteAgent(String name, Secret secret) {
    this(name, secret, PATIENCE_MS);
  }

  /** Waits at most {@code patienceMs} for each sign of life. */
  RemoteAgent(String name, Secret secret, int patienceMs) {
    this.name = name;
    int colon = name.lastIndexOf(':');
    if (colon < 1 || !name.substring(colon + 1).matches(PORT)) {
      throw new UserError("--agent: '" + name + "' is not HOST:PORT, as in 127.0.0.1:7000");
    }
    int port = Integer.parseInt(name.substring(colon + 1));
    socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(name.substring(0, colon), port), patienceMs);
      socket.setSoTimeout(patienceMs);
      socket.setTcpNoDelay(true);
      in = new DataInputStream(socket.getInputStream());
      out = new DataOutputStream(socket.getOutputStream());
      greet(secret);
    } catch (IOException | IllegalArgumentException e) {
      closeQuietly();
      throw MeasurementFailedException.of(
          e,
          "%s: no agent answers there (%s); start one with: hookbench load agent",
          name,
          e.getMessage());
    }
  }

  private void greet(Secret secret) throws IOException {
    if (in.readByte() != Agent.NONCE) {
      throw new IOException("the answer is not from an agent of this version");
    }
    out.write(secret.proof(in.readNBytes(Secret.PROOF_BYTES)));
    out.flush();
    if (in.readByte() != Agent.WELCOME) {
      String message = message();
      closeQuietly();
      throw new MeasurementFailedException("agent " + name + ": " + message);
    }
  }

  private void closeQuietly() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no more use either way.
    }
  }

  /** Reads what went wrong; a message shows no control characters. */
  private String message() throws IOException {
    return AgentSession.text(in, LONGEST_MESSAGE_BYTES).replaceAll("\\p{Cntrl}", " ");
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
    try {
      if (awaitEnd() != Agent.FILES) {
        throw new MeasurementFailedException("agent " + name + ": " + message());
      }
      Files.createDirectories(directory);
      for (String file : Agent.NAMES) {
        try (OutputStream to = Files.newOutputStream(directory.resolve(file))) {
          copy(file, in.readLong(), to);
        }
      }
    } catch (SocketTimeoutException e) {
      throw MeasurementFailedException.of(
          e, "agent %s: has stopped sending; look at its machine and its network", name);
    }
  }

  private byte awaitEnd() throws IOException {
    byte op = in.readByte();
    while (op == Agent.ALIVE) {
      op = in.readByte();
    }
    return op;
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
      // It has gone; the thread that waits for its files reports that.
    }
  }

  private void copy(String file, long bytes, OutputStream to) throws IOException {
    long most = file.equals(LoadResult.FILE) ? MOST_JSON_BYTES : MOST_ROW_BYTES;
    if (bytes < 0 || bytes > most) {
      throw MeasurementFailedException.of(
          "agent %s: sends %s bytes of %s, at most %s", name, bytes, file, most);
    }
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
