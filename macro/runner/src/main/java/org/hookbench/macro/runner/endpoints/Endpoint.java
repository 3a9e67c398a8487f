package org.hookbench.macro.runner.endpoints;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.tls.Encryption;
import org.hookbench.macro.load.tls.Preflight;
import org.hookbench.macro.runner.deploy.DeployedArm;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.Readiness;
import org.hookbench.macro.runner.resources.Reading;

/** An arm of which only the URL is known. */
record Endpoint(String label, String url) implements DeployedArm {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  void awaitReady(String path, Duration timeout, Encryption encryption) {
    Readiness.await(this, timeout, () -> Readiness.accepts(host(), port()));
    new Preflight(encryption, timeout.toNanos()).check(HttpTarget.of(label, url));
    if (path != null) {
      Readiness.await(this, timeout, () -> Readiness.answers(url + path, encryption::on));
    }
  }

  String host() {
    return URI.create(url).getHost();
  }

  int port() {
    int port = URI.create(url).getPort();
    int standard = url.startsWith("https:") ? HTTPS_PORT : HTTP_PORT;
    return port < 0 ? standard : port;
  }

  @Override
  public Optional<String> failure() {
    return Optional.empty();
  }

  @Override
  public Reading reading() {
    return Reading.now(Map.of());
  }

  @Override
  public Evidence evidence() {
    return Evidence.NONE;
  }
}
