// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.hookbench.experiment.json.Json;

/** The HTTP API of a Prometheus server, version 1. */
record PrometheusServer(String address) {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  PrometheusServer {
    address = address.replaceFirst("/$", "");
  }

  static String encoded(String query) {
    return URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  /** The data of its answer; an error of the server is an IOException with its text. */
  JsonNode get(String call) throws IOException {
    try {
      URI uri = URI.create(address + "/api/v1/" + call);
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
      HttpResponse<String> response =
          HttpClient.newBuilder()
              .connectTimeout(TIMEOUT)
              .build()
              .send(request, BodyHandlers.ofString());
      JsonNode root = Json.mapper().readTree(response.body());
      if (!"success".equals(root.path("status").asText())) {
        throw new IOException(root.path("error").asText("HTTP status " + response.statusCode()));
      }
      return root.path("data");
    } catch (ConnectException e) {
      throw new IOException("the connection is refused", e); // its own message is null
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
