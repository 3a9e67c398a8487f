package org.hookbench.stats.findings;

import org.hookbench.experiment.Load;

/** Bytes of one request as the load generator writes it: what the application reads, at least. */
final class RequestSize {
  private static final int LINE_AND_HOST_BYTES =
      " HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n".length();

  private RequestSize() {}

  static double bytes(Compared macro) {
    if (macro.directory().experiment() == null) {
      return Double.NaN;
    }
    Load load = macro.directory().experiment().load().get(0);
    int headers =
        load.headers().entrySet().stream()
            .mapToInt(header -> header.getKey().length() + header.getValue().length() + 4)
            .sum();
    int body = load.body() == null ? 0 : load.body().length();
    return load.method().length() + 1 + load.path().length() + LINE_AND_HOST_BYTES + headers + body;
  }
}
