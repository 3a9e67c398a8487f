// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.endpoints;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.tls.Encryption;
import org.hookbench.macro.load.tls.Preflight;
import org.hookbench.macro.runner.deploy.DeployedArm;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.Readiness;
import org.hookbench.macro.runner.resources.Reading;

/** An arm of which only the URLs are known. */
public record Endpoint(String label, List<String> urls) implements DeployedArm {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /**
   * Returns when each URL takes requests.
   *
   * @param path that must answer 200; null: none
   */
  public void awaitReady(String path, Duration timeout, Encryption encryption) {
    for (String url : urls) {
      Readiness.await(this, timeout, () -> accepts(url));
      new Preflight(encryption, timeout.toNanos()).check(HttpTarget.of(label, url));
      if (path != null) {
        Readiness.await(this, timeout, () -> Readiness.answers(url + path, encryption::on));
      }
    }
  }

  @Override
  public String url() {
    return urls.get(0);
  }

  /** Whether it takes a connection. */
  public static boolean accepts(String url) {
    int port = URI.create(url).getPort();
    int standard = url.startsWith("https:") ? HTTPS_PORT : HTTP_PORT;
    return Readiness.accepts(URI.create(url).getHost(), port < 0 ? standard : port);
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
