// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.endpoints;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.macro.runner.clock.ClockFinding;
import org.hookbench.macro.runner.clock.HttpClock;
import org.hookbench.macro.runner.finding.Finding;

/** What check looks at for environment endpoints. */
public final class EndpointsCheck {
  private EndpointsCheck() {}

  /** Asks each URL for a connection, and for its time. */
  public static List<Finding> find(List<String> urls) {
    List<Finding> findings = new ArrayList<>();
    for (String url : urls) {
      if (!Endpoint.accepts(url)) {
        findings.add(
            Finding.warn(
                "endpoint", url + " takes no connection", "start it, or correct sut.urls"));
        continue;
      }
      findings.add(Finding.ok("endpoint", url + " takes connections"));
      HttpClock.measure(URI.create(url))
          .ifPresent(clock -> findings.add(ClockFinding.of("endpoint-clock", url, clock)));
    }
    return findings;
  }
}
