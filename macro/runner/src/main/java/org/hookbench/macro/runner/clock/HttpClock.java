// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.hookbench.macro.load.clock.RemoteClock;

/** The clock of a web server, as its Date header shows it: in whole seconds. */
public final class HttpClock {
  /** What a Date header resolves. */
  public static final Duration RESOLUTION = Duration.ofSeconds(1);

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private HttpClock() {}

  /** Takes a second; empty if the server shows no time. */
  public static Optional<RemoteClock> measure(URI uri) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
    try {
      return Optional.of(RemoteClock.measure(RESOLUTION, () -> date(client, request)));
    } catch (UncheckedIOException | DateTimeException noTime) {
      return Optional.empty();
    }
  }

  private static Instant date(HttpClient client, HttpRequest request) {
    try {
      return parse(
          client.send(request, BodyHandlers.discarding()).headers().firstValue("Date").orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  /** As in {@code Tue, 3 Jun 2008 11:05:30 GMT}. */
  public static Instant parse(String date) {
    return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
  }
}
