package org.hookbench.macro.runner.endpoints;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hookbench.macro.runner.deploy.DeployedArm;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.Readiness;
import org.hookbench.macro.runner.resources.Reading;

/** An arm of which only the URL is known. */
record Endpoint(String label, String url) implements DeployedArm {
  private static final int HTTP_PORT = 80;

  void awaitReady(String path, Duration timeout) {
    Readiness.await(
        this,
        timeout,
        () -> path == null ? Readiness.accepts(host(), port()) : Readiness.answers(url + path));
  }

  String host() {
    return URI.create(url).getHost();
  }

  int port() {
    int port = URI.create(url).getPort();
    return port < 0 ? HTTP_PORT : port;
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
