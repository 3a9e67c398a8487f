// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hookbench.experiment.Requests;

/** Header sets as the programs send them, without Host; in their order. */
final class ClientHeaders {
  private ClientHeaders() {}

  static Map<String, String> of(Requests.Client client) {
    return switch (client) {
      case PLAIN -> Map.of();
      case CURL -> headers("User-Agent", "curl/7.88.1", "Accept", "*/*");
      case LOCUST ->
          headers(
              "User-Agent",
              "python-requests/2.31.0",
              "Accept-Encoding",
              "gzip, deflate",
              "Accept",
              "*/*",
              "Connection",
              "keep-alive");
      case BROWSER -> browser();
    };
  }

  private static Map<String, String> browser() {
    return headers(
        "Connection",
        "keep-alive",
        "Upgrade-Insecure-Requests",
        "1",
        "User-Agent",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/126.0.0.0 Safari/537.36",
        "Accept",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
        "Sec-Fetch-Site",
        "none",
        "Sec-Fetch-Mode",
        "navigate",
        "Sec-Fetch-User",
        "?1",
        "Sec-Fetch-Dest",
        "document",
        "Accept-Encoding",
        "gzip, deflate, br, zstd",
        "Accept-Language",
        "en-US,en;q=0.9");
  }

  private static Map<String, String> headers(String... namesAndValues) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers;
  }
}
