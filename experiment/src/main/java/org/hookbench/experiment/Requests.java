// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Map;

/** What is asked for, and which answer is right. */
public record Requests(
    @JsonPropertyDescription("Method (default: GET).") String method,
    @JsonPropertyDescription("Path, with the query (default: /).") String path,
    @JsonPropertyDescription(
            "Program whose headers the requests carry (default: plain, Host only).")
        Client client,
    @JsonPropertyDescription("Headers by name, beside those of client.")
        Map<String, String> headers,
    @JsonPropertyDescription("Text of the request body.") String body,
    @JsonPropertyDescription("Length of a generated request body, in place of a text.")
        Integer bodyBytes,
    @JsonPropertyDescription(
            "Requests to choose from by weight, in place of method, path, headers and body.")
        List<Kind> mix,
    @JsonPropertyDescription("Expected status; any other is an error (default: 200).")
        Integer expectStatus,
    @JsonPropertyDescription("Expected length of each response body; any other is an error.")
        Long expectBytes,
    @JsonPropertyDescription(
            "true: the samples have the CPU and wall time that each response reports in its"
                + " Server-Timing header (default: false).")
        Boolean serviceTimes,
    @JsonPropertyDescription(
            "Hops of a chain whose times, hop1 and so on in the Server-Timing header, the samples"
                + " have: 1 to 7 (default: none).")
        Integer hops) {
  /** Programs whose headers can be sent: a hook that reads requests reads these. */
  public enum Client {
    PLAIN,
    CURL,
    LOCUST,
    BROWSER
  }

  /** One kind of request of a mix, chosen as often as its weight says. */
  public record Kind(
      @JsonPropertyDescription("Weight of this request among the others (default: 1).")
          Integer weight,
      @JsonPropertyDescription("Method (default: GET).") String method,
      @JsonPropertyDescription("Path, with the query (default: /).") String path,
      @JsonPropertyDescription("Headers by name.") Map<String, String> headers,
      @JsonPropertyDescription("Text of the request body.") String body) {
    public Kind {
      weight = Require.orElse(weight, 1);
      method = Require.orElse(method, "GET");
      path = Require.orElse(path, "/");
      headers = Require.orElse(headers, Map.of());
      Require.atLeast("load.mix: weight", weight, 1);
      Require.path("load.mix: path", path);
    }
  }

  /** Hops of a chain whose times fit into a row of samples. */
  public static final int MOST_HOPS = 7;

  private static final int LARGEST_BODY = 1 << 30;
  static final Requests DEFAULT =
      new Requests(null, null, null, null, null, null, null, null, null, null, null);

  public Requests {
    mix = Require.orElse(mix, List.of());
    headers = Require.orElse(headers, Map.of());
    requireEffect(
        mix.isEmpty(),
        method != null || path != null || !headers.isEmpty() || body != null || bodyBytes != null);
    method = mix.isEmpty() ? Require.orElse(method, "GET") : null;
    path = mix.isEmpty() ? Require.orElse(path, "/") : null;
    client = Require.orElse(client, Client.PLAIN);
    serviceTimes = Require.orElse(serviceTimes, false);
    hops = Require.orElse(hops, 0);
    Require.that(
        hops >= 0 && hops <= MOST_HOPS, "load.hops: " + hops + " must be 0 to " + MOST_HOPS);
    expectStatus = Require.orElse(expectStatus, 200);
    Require.that(
        body == null || bodyBytes == null, "load: body and bodyBytes are both given; keep one");
    Require.that(
        bodyBytes == null || bodyBytes >= 0 && bodyBytes <= LARGEST_BODY,
        "load.bodyBytes: " + bodyBytes + " must be 0 to " + LARGEST_BODY);
    Require.that(
        expectStatus >= 100 && expectStatus <= 599,
        "load.expectStatus: " + expectStatus + " must be 100 to 599");
    Require.that(
        expectBytes == null || expectBytes >= 0,
        "load.expectBytes: " + expectBytes + " must be at least 0");
    Require.path("load.path", path);
  }

  /** Whether the header Server-Timing is read. */
  public boolean readsTimings() {
    return serviceTimes || hops > 0;
  }

  private static void requireEffect(boolean single, boolean given) {
    Require.that(
        single || !given,
        "load.mix: method, path, headers, body and bodyBytes have no effect beside it; put them"
            + " into each of its requests");
  }
}
