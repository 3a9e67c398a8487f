// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLSocket;
import org.hookbench.experiment.Units;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.load.http.HttpTarget;

/**
 * Makes one handshake with a target before the run, so that a problem is reported once, with a
 * remedy, and not a thousand times in a file.
 */
public final class Preflight {
  private static final long MILLISECOND_NS = 1_000_000L;

  private final Encryption encryption;
  private final long timeoutNs;

  public Preflight(Encryption encryption, long timeoutNs) {
    this.encryption = encryption;
    this.timeoutNs = timeoutNs;
  }

  /** Fails if the TLS handshake fails. A target that does not accept connections passes. */
  public void check(HttpTarget target) {
    if (!target.secure()) {
      return;
    }
    int timeoutMs = (int) Math.min(Integer.MAX_VALUE, Math.max(1, timeoutNs / MILLISECOND_NS));
    try (Socket socket = new Socket()) {
      InetSocketAddress address = target.address();
      if (connects(socket, address, timeoutMs)) {
        socket.setSoTimeout(timeoutMs);
        handshake(target, socket, address.getPort());
      }
    } catch (IOException e) {
      throw MeasurementFailedException.of(
          e, "%s (%s): %s", target.url(), target.arm(), advice(target.hostName(), e));
    }
  }

  private static boolean connects(Socket socket, InetSocketAddress address, int timeoutMs) {
    try {
      socket.connect(address, timeoutMs);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void handshake(HttpTarget target, Socket socket, int port) throws IOException {
    var factory = encryption.context().getSocketFactory();
    try (SSLSocket tls = (SSLSocket) factory.createSocket(socket, target.hostName(), port, true)) {
      tls.setSSLParameters(encryption.parameters());
      tls.startHandshake();
    }
  }

  private String advice(String host, IOException failure) {
    Throwable cause = failure;
    boolean path = false;
    while (cause.getCause() != null) {
      cause = cause.getCause();
      path |=
          cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException;
    }
    String reason = " (" + cause.getMessage() + "); ";
    if (cause instanceof CertificateException) {
      return "the certificate of the server is not valid for %s%s".formatted(host, reason)
          + "use a name that it contains, renew it if it has expired, or accept any certificate"
          + " with --insecure (load.insecure)";
    }
    if (path) {
      return "no trusted authority signed the certificate of %s%s".formatted(host, reason)
          + "give its authority with --cacert FILE.pem (load.cacert), or accept any certificate"
          + " with --insecure (load.insecure)";
    }
    return otherwise(cause, reason);
  }

  private String otherwise(Throwable cause, String reason) {
    return cause instanceof SocketTimeoutException
        ? "no answer in the TLS handshake for "
            + Units.formatNs(timeoutNs)
            + "; check that a server with TLS 1.3 or 1.2 is at this port"
        : "the TLS handshake failed"
            + reason
            + "check that a server with TLS 1.3 or 1.2 is at this port, and its log";
  }
}
