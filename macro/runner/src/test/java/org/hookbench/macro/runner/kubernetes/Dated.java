// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.fabric8.mockwebserver.utils.ResponseProvider;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** An answer that shows the time at which it is given. */
record Dated(Object body, Supplier<Instant> clock) implements ResponseProvider<Object> {
  @Override
  public int getStatusCode(RecordedRequest request) {
    return 200;
  }

  @Override
  public Headers getHeaders() {
    String now = RFC_1123_DATE_TIME.format(clock.get().atOffset(ZoneOffset.UTC));
    return Headers.builder().add("Date", now).build();
  }

  @Override
  public void setHeaders(Headers headers) {
    throw new UnsupportedOperationException("the time is its only header");
  }

  @Override
  public Object getBody(RecordedRequest request) {
    return body;
  }
}
