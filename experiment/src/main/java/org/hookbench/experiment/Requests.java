package org.hookbench.experiment;

import java.util.List;
import java.util.Map;

/**
 * What is asked for, and which answer is right.
 *
 * @param client whose headers the requests carry; headers come on top
 * @param body text of the request body
 * @param bodyBytes length of a generated request body, in place of a text
 * @param mix requests to choose from by weight, in place of method, path, headers and body
 * @param expectStatus any other status is an error
 * @param expectBytes length of each response body; null: any
 */
public record Requests(
    String method,
    String path,
    Client client,
    Map<String, String> headers,
    String body,
    Integer bodyBytes,
    List<Kind> mix,
    Integer expectStatus,
    Long expectBytes) {
  /** Programs whose headers can be sent: a hook that reads requests reads these. */
  public enum Client {
    PLAIN,
    CURL,
    LOCUST,
    BROWSER
  }

  /** One kind of request of a mix, chosen as often as its weight says. */
  public record Kind(
      Integer weight, String method, String path, Map<String, String> headers, String body) {
    public Kind {
      weight = Require.orElse(weight, 1);
      method = Require.orElse(method, "GET");
      path = Require.orElse(path, "/");
      headers = Require.orElse(headers, Map.of());
      Require.atLeast("load.mix: weight", weight, 1);
      Require.that(path.startsWith("/"), "load.mix: path '" + path + "' must start with /");
    }
  }

  static final Requests DEFAULT =
      new Requests(null, null, null, null, null, null, null, null, null);

  public Requests {
    method = Require.orElse(method, "GET");
    path = Require.orElse(path, "/");
    client = Require.orElse(client, Client.PLAIN);
    headers = Require.orElse(headers, Map.of());
    mix = Require.orElse(mix, List.of());
    expectStatus = Require.orElse(expectStatus, 200);
    Require.that(
        body == null || bodyBytes == null, "load: body and bodyBytes are both given; keep one");
    Require.that(path.startsWith("/"), "load.path: '" + path + "' must start with /");
  }
}
