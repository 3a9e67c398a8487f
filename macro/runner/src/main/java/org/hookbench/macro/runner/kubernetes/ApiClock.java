// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.load.clock.RemoteClock;
import org.hookbench.macro.runner.clock.HttpClock;

/** The clock of the API server, as its answers show it. */
record ApiClock(KubernetesClient client) {

  /** Takes a second. */
  RemoteClock measure() {
    HttpRequest request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(client.getMasterUrl() + "version")
            .build();
    return RemoteClock.measure(HttpClock.RESOLUTION, () -> date(request));
  }

  private Instant date(HttpRequest request) {
    try {
      String date = client.getHttpClient().sendAsync(request, byte[].class).get().header("Date");
      return HttpClock.parse(String.valueOf(date));
    } catch (ExecutionException | DateTimeException e) {
      throw new MeasurementFailedException("kubernetes: the API server shows no time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasurementFailedException("interrupted", e);
    }
  }
}
