// SPDX-License-Identifier: Apache-2.0
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;

/** Gatling, closed loop; the properties url, connections and seconds say which. */
public final class GatlingPeer extends Simulation {
  public GatlingPeer() {
    var requests = exec(http("request").get(System.getProperty("url")));
    setUp(
            scenario("closed")
                .during(Long.getLong("seconds"))
                .on(requests)
                .injectOpen(atOnceUsers(Integer.getInteger("connections"))))
        .protocols(http);
  }
}
