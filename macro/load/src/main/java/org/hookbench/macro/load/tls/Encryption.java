// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.hookbench.experiment.Trust;
import org.hookbench.macro.load.http.HttpTarget;

/**
 * TLS 1.3 and 1.2 as a client, by the JDK. Every handshake is a full one: which of them a server
 * would let resume is its own affair, and would mix two kinds of set-up in one sample. For any
 * thread.
 */
public final class Encryption {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
  private static final int LARGEST_PORT = 65_535;

  private final Trust trust;
  private final AtomicInteger engines = new AtomicInteger(LARGEST_PORT);
  private SSLContext context;

  /** Costs nothing, and reads no file, until a target needs it. */
  public Encryption(Trust trust) {
    this.trust = trust;
  }

  /** An engine for one connection. */
  public SSLEngine engine(HttpTarget target) {
    // The JDK looks for a session to resume by host and port: a number of its own finds none.
    SSLEngine engine = context().createSSLEngine(target.hostName(), engines.incrementAndGet());
    engine.setUseClientMode(true);
    engine.setSSLParameters(parameters());
    return engine;
  }

  /** Lets a connection of the JDK's own client trust the same authorities. */
  public void on(HttpsURLConnection connection) {
    connection.setSSLSocketFactory(context().getSocketFactory());
    if (trust.insecure()) {
      connection.setHostnameVerifier((host, session) -> true);
    }
  }

  SSLParameters parameters() {
    SSLParameters parameters = new SSLParameters(null, PROTOCOLS);
    if (!trust.insecure()) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    return parameters;
  }

  synchronized SSLContext context() {
    if (context == null) {
      try {
        context = SSLContext.getInstance("TLS");
        context.init(null, Authorities.of(trust), null);
        context.getClientSessionContext().setSessionCacheSize(1);
      } catch (GeneralSecurityException | IOException e) {
        throw new IllegalStateException("this JDK has no TLS: " + e.getMessage(), e);
      }
    }
    return context;
  }
}
