// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hookbench.experiment.results.TemporaryFolder;
import org.hookbench.macro.load.measurement.Measurement;

/** The agent's side of one connection to a coordinator. */
final class AgentSession {
  private static final int NONCE_BYTES = 32;
  private static final int LONGEST_ORDER_BYTES = 1 << 24;
  private static final int LONGEST_MESSAGE = 4_000;
  private static final int FOR_EVER = 0;
  private static final int BUSY_SECONDS = 5;

  private final Socket socket;
  private final Secret secret;
  private final Path cacert;
  private final Semaphore run;
  private final DataInputStream in;
  private final DataOutputStream out;

  /** Takes a connection; {@code run} has a permit if no other run is under way. */
  AgentSession(Socket socket, Secret secret, Path cacert, Semaphore run) throws IOException {
    this.socket = socket;
    this.secret = secret;
    this.cacert = cacert;
    this.run = run;
    socket.setTcpNoDelay(true);
    this.in = new DataInputStream(socket.getInputStream());
    this.out = new DataOutputStream(socket.getOutputStream());
  }

  void serve() throws IOException {
    if (!knows()) {
      error("the secret is not that of this agent; give both the same --secret-file");
      return;
    }
    out.writeByte(Agent.WELCOME);
    int op = in.read();
    for (; op == Agent.CLOCK; op = in.read()) {
      out.writeLong(ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now()));
      out.flush();
    }
    if (op == Agent.RUN) {
      run();
    }
  }

  private boolean knows() throws IOException {
    byte[] nonce = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    out.writeByte(Agent.NONCE);
    out.write(nonce);
    out.flush();
    return secret.accepts(nonce, in.readNBytes(Secret.PROOF_BYTES));
  }

  private void run() throws IOException {
    String json = text(in, LONGEST_ORDER_BYTES);
    try {
      // A run whose coordinator has just gone takes a moment to end.
      if (run.tryAcquire(BUSY_SECONDS, TimeUnit.SECONDS)) {
        run(json);
      } else {
        error("another run is under way; wait for its end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(String json) throws IOException, InterruptedException {
    try (TemporaryFolder folder = TemporaryFolder.create("load")) {
      measure(json, folder.path());
      send(folder.path());
    } catch (RuntimeException | OutOfMemoryError e) {
      error(String.valueOf(e.getMessage()));
    } finally {
      run.release();
    }
  }

  private void measure(String json, Path directory) throws IOException, InterruptedException {
    Measurement measurement = Measurement.of(RemoteOrder.parse(json, cacert), directory);
    watch(measurement);
    Heartbeat beat = new Heartbeat(out, () -> measurement.stop("the coordinator has gone"));
    try (beat) {
      measurement.run(result -> {});
    }
  }

  /** Ends the run when the coordinator asks for it, or has gone. */
  private void watch(Measurement measurement) throws IOException {
    socket.setSoTimeout(FOR_EVER);
    Thread watcher =
        new Thread(
            () -> {
              String why = "the coordinator has gone";
              try {
                why = in.read() == Agent.STOP ? "interrupted" : why;
              } catch (IOException e) {
                // It has gone, in another way.
              }
              measurement.stop(why);
            },
            "watcher");
    watcher.setDaemon(true);
    watcher.start();
  }

  private void send(Path directory) throws IOException {
    out.writeByte(Agent.FILES);
    for (String name : Agent.NAMES) {
      out.writeLong(Files.size(directory.resolve(name)));
      Files.copy(directory.resolve(name), out);
    }
    out.flush();
  }

  private void error(String message) throws IOException {
    byte[] bytes =
        message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)).getBytes(UTF_8);
    out.writeByte(Agent.ERROR);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }

  /** Reads a text of at most {@code longest} bytes. */
  static String text(DataInputStream in, int longest) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > longest) {
      throw new IOException(
          "a message of " + length + " bytes came, at most " + longest + " are taken");
    }
    return new String(in.readNBytes(length), UTF_8);
  }
}
