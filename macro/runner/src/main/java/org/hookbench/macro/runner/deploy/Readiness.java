// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.net.ssl.HttpsURLConnection;
import org.hookbench.experiment.console.MeasurementFailedException;

/** Waits until an arm answers. */
public final class Readiness {
  private static final int PROBE_MS = 2_000;
  private static final long STEP_MS = 5;

  private Readiness() {}

  /**
   * Waits until the probe succeeds; fails when the arm dies or the time is over.
   *
   * @return whether the first probe failed
   */
  public static boolean await(DeployedArm arm, Duration timeout, BooleanSupplier probe) {
    long endNs = System.nanoTime() + timeout.toNanos();
    boolean waited = false;
    while (!probe.getAsBoolean()) {
      waited = true;
      Optional<String> failure = arm.failure();
      if (failure.isPresent()) {
        throw new MeasurementFailedException(failure.get() + "\n(it died before it was ready)");
      }
      if (System.nanoTime() > endNs) {
        throw MeasurementFailedException.of(
            "the system under test of arm %s was not ready at %s within %s s; check sut.port and"
                + " sut.ready, or give it longer with --ready-timeout",
            arm.label(), arm.url(), timeout.toSeconds());
      }
      pause();
    }
    return waited;
  }

  private static void pause() {
    try {
      Thread.sleep(STEP_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasurementFailedException("interrupted while waiting for readiness", e);
    }
  }

  /** Whether GET answers 200. */
  public static boolean answers(String url) {
    return answers(url, encrypted -> {});
  }

  /**
   * Whether GET answers 200.
   *
   * @param tls sets up a connection that is https
   */
  public static boolean answers(String url, Consumer<HttpsURLConnection> tls) {
    try {
      HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      if (connection instanceof HttpsURLConnection encrypted) {
        tls.accept(encrypted);
      }
      connection.setConnectTimeout(PROBE_MS);
      connection.setReadTimeout(PROBE_MS);
      connection.setRequestProperty("Connection", "close");
      int status = connection.getResponseCode();
      connection.disconnect();
      return status == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Whether a TCP connection is accepted. */
  public static boolean accepts(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PROBE_MS);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
