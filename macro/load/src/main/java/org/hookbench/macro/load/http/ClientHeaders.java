// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hookbench.experiment.Requests;

/** Header sets as the programs send them, without Host; in their order. */
final class ClientHeaders {
  private static final String CURL =
      """
      User-Agent: curl/7.88.1
      Accept: */*
      """;
  private static final String LOCUST =
      """
      User-Agent: python-requests/2.31.0
      Accept-Encoding: gzip, deflate
      Accept: */*
      Connection: keep-alive
      """;
  private static final String BROWSER =
      """
      Connection: keep-alive
      Upgrade-Insecure-Requests: 1
      User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)\
       Chrome/126.0.0.0 Safari/537.36
      Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8
      Sec-Fetch-Site: none
      Sec-Fetch-Mode: navigate
      Sec-Fetch-User: ?1
      Sec-Fetch-Dest: document
      Accept-Encoding: gzip, deflate, br, zstd
      Accept-Language: en-US,en;q=0.9
      """;

  private ClientHeaders() {}

  static Map<String, String> of(Requests.Client client) {
    String lines =
        switch (client) {
          case PLAIN -> "";
          case CURL -> CURL;
          case LOCUST -> LOCUST;
          case BROWSER -> BROWSER;
        };
    Map<String, String> headers = new LinkedHashMap<>();
    lines.lines().map(line -> line.split(": ", 2)).forEach(pair -> headers.put(pair[0], pair[1]));
    return headers;
  }
}
