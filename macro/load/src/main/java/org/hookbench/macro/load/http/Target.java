package org.hookbench.macro.load.http;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import org.hookbench.experiment.console.UserError;

/** Where the requests of one arm go. */
public record Target(String arm, URI url) {
  public Target {
    if (!"http".equals(url.getScheme()) || url.getHost() == null) {
      throw new UserError(
          url + ": is not a URL the load generator can use; give http://HOST[:PORT][/PATH]");
    }
  }

  /** Parses a URL; {@code http://} may be left out. */
  public static Target of(String arm, String url) {
    try {
      return new Target(arm, new URI(url.contains("://") ? url : "http://" + url));
    } catch (URISyntaxException e) {
      throw new UserError(
          url + ": is not a URL (" + e.getReason() + "); give http://HOST[:PORT]", e);
    }
  }

  /** The address; a name is looked up anew. */
  public InetSocketAddress address() {
    InetSocketAddress address =
        new InetSocketAddress(unbracketed(url.getHost()), url.getPort() < 0 ? 80 : url.getPort());
    if (address.isUnresolved()) {
      throw new UserError(url + ": the host " + url.getHost() + " is not known; check the name");
    }
    return address;
  }

  private static String unbracketed(String host) {
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
