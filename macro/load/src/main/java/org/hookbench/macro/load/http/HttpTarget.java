// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.http;

import static java.util.stream.Collectors.joining;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;

/**
 * The URL that the requests of one arm go to.
 *
 * @param others more endpoints of the arm: its connections take turns among all of them
 */
public record HttpTarget(String arm, URI url, List<HttpTarget> others) {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final int LAST_PORT = 65_535;

  public HttpTarget {
    others = List.copyOf(others);
    if (url.getRawUserInfo() != null) {
      throw UserError.of(
          "http%s://...@%s: has a user name or password, which are not sent; give them as a header:"
              + " --header 'Authorization: ...'",
          String.valueOf(url.getScheme()).endsWith("s") ? "s" : "", url.getHost());
    }
    boolean known = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!known || url.getHost() == null) {
      throw UserError.of(
          "%s: is not a URL the load generator can use; give http://HOST[:PORT][/PATH], or https",
          Quoted.plain(url.toString()));
    }
    if (url.getPort() == 0 || url.getPort() > LAST_PORT) {
      throw UserError.of(
          "%s: port %d must be 1 to %d", Quoted.of(url.toString()), url.getPort(), LAST_PORT);
    }
  }

  /** Parses a URL; {@code http://} may be left out. */
  public static HttpTarget of(String arm, String url) {
    try {
      return new HttpTarget(arm, new URI(url.contains("://") ? url : "http://" + url), List.of());
    } catch (URISyntaxException e) {
      throw UserError.of(
          "%s: is not a URL (%s); give http://HOST[:PORT]",
          Quoted.plain(withoutUser(url)), e.getReason());
    }
  }

  /** One target for each arm: the URLs of one arm are its endpoints. */
  public static List<HttpTarget> pooled(List<HttpTarget> urls) {
    Map<String, List<HttpTarget>> byArm = new LinkedHashMap<>();
    urls.forEach(t -> byArm.computeIfAbsent(t.arm, arm -> new ArrayList<>()).add(t));
    return byArm.values().stream()
        .map(all -> new HttpTarget(all.get(0).arm, all.get(0).url, all.subList(1, all.size())))
        .toList();
  }

  /** All endpoints of the arm. */
  public List<HttpTarget> endpoints() {
    return Stream.concat(Stream.of(new HttpTarget(arm, url, List.of())), others.stream()).toList();
  }

  /** Their URLs, with a space between them. */
  public String urls() {
    return endpoints().stream().map(target -> target.url.toString()).collect(joining(" "));
  }

  /** Number of the endpoint that a connection of the arm goes to. */
  public int endpoint(int connection) {
    return connection % (1 + others.size());
  }

  private static String withoutUser(String url) {
    return url.replaceFirst("//[^/]*@", "//...@");
  }

  /** Whether requests go there in TLS. */
  public boolean secure() {
    return url.getScheme().equals("https") || others.stream().anyMatch(HttpTarget::secure);
  }

  /** The address; a name is looked up anew. */
  public InetSocketAddress address() {
    int standard = secure() ? HTTPS_PORT : HTTP_PORT;
    InetSocketAddress address =
        new InetSocketAddress(hostName(), url.getPort() < 0 ? standard : url.getPort());
    if (address.isUnresolved()) {
      throw UserError.of("%s: the host %s cannot be resolved; check the name", url, url.getHost());
    }
    return address;
  }

  /** The host as its certificate names it. */
  public String hostName() {
    String host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Value of the Host header. */
  String host() {
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  /** The path and query of the URL, or {@code path} if the URL has none. */
  String pathOr(String path) {
    String own = url.getRawPath() == null ? "" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return own.length() <= 1 && query.isEmpty() ? path : (own.isEmpty() ? "/" : own) + query;
  }
}
