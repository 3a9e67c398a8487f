// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Requests;
import org.hookbench.experiment.console.UserError;
import picocli.CommandLine.Option;

/** Options that say which requests are made, and which response is correct. */
final class RequestOptions {
  @Option(
      names = {"-X", "--method"},
      paramLabel = "METHOD",
      description = "Method (default: GET, or POST with a body).")
  private String method;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "NAME:VALUE",
      description = "A header; may be repeated.")
  private List<String> headers = List.of();

  @Option(
      names = "--client",
      paramLabel = "NAME",
      description = "Headers like those of curl, locust or browser; default: plain, Host only.")
  private String client;

  @Option(
      names = "--body",
      paramLabel = "TEXT|@FILE",
      description = "Request body: a text, or a file.")
  private String body;

  @Option(names = "--body-bytes", paramLabel = "N", description = "Request body of this length.")
  private Integer bodyBytes;

  @Option(
      names = "--mix",
      paramLabel = "'WEIGHT METHOD PATH'",
      description =
          "A request and its weight, as in '3 GET /a'; repeatable. It replaces the path of the"
              + " URL.")
  private List<String> mix = List.of();

  @Option(
      names = "--expect-status",
      paramLabel = "CODE",
      description = "Any other status is an error (default: 200).")
  private Integer expectStatus;

  @Option(
      names = "--expect-bytes",
      paramLabel = "N",
      description = "Any other length of the response body is an error.")
  private Long expectBytes;

  @Option(
      names = "--service-times",
      description =
          "Keep the CPU and wall time that each response reports in its Server-Timing header, as"
              + " columns of the samples.")
  private boolean serviceTimes;

  @Option(
      names = "--hops",
      paramLabel = "N",
      description =
          "Keep the times of N hops, hop1 and so on in the Server-Timing header, as columns.")
  private Integer hops;

  Requests requests() {
    boolean hasBody = body != null || bodyBytes != null;
    return new Requests(
        method == null && hasBody ? "POST" : method,
        null,
        OptionText.constant("--client", Requests.Client.class, client),
        mix.isEmpty() ? headers() : Map.of(),
        OptionText.body(body),
        bodyBytes,
        mix.stream().map(this::kind).toList(),
        expectStatus,
        expectBytes,
        serviceTimes,
        hops);
  }

  private Requests.Kind kind(String text) {
    String[] words = text.strip().split("\\s+");
    if (words.length != 3 || !words[0].matches("[1-9][0-9]{0,5}")) {
      throw new UserError("--mix: '" + text + "' is not WEIGHT METHOD PATH, as in '3 GET /a'");
    }
    return new Requests.Kind(Integer.valueOf(words[0]), words[1], words[2], headers(), null);
  }

  private Map<String, String> headers() {
    Map<String, String> map = new LinkedHashMap<>();
    for (String header : headers) {
      int colon = header.indexOf(':');
      if (colon <= 0) {
        throw new UserError("--header: '" + header + "' is not NAME:VALUE, as in 'Accept: */*'");
      }
      map.put(header.substring(0, colon), header.substring(colon + 1).strip());
    }
    return map;
  }
}
