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

  void awaitReady(String path, Duration timeout) {
    URI uri = URI.create(url);
    int port = uri.getPort() < 0 ? 80 : uri.getPort();
    Readiness.await(
        this,
        timeout,
        () ->
            path == null ? Readiness.accepts(uri.getHost(), port) : Readiness.answers(url + path));
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
