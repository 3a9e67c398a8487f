// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseParserTest {
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nT: x\r\n\r\n";

  private final ResponseParser parser = new ResponseParser();

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.replace("|", "\r\n").getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "HTTP/1.1 200 OK|Content-Length: 5||hello; COMPLETE; 5",
        "HTTP/1.1 200 OK|content-length:5  ||hello; COMPLETE; 5",
        "HTTP/1.1 200|Content-Length: 0||; COMPLETE; 0",
        "HTTP/1.1 204 No Content||; COMPLETE; 0",
        "HTTP/1.1 304 Not Modified|Content-Length: 9||; COMPLETE; 0",
        "HTTP/1.1 100 Continue||HTTP/1.1 200 OK|Content-Length: 1||x; COMPLETE; 1",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|abc|1|d|0||; COMPLETE; 4",
        "HTTP/1.1 200 OK|Content-Length: 5||hell; INCOMPLETE; 4",
        "HTTP/1.1 200 OK||to the end; INCOMPLETE; 10",
        "HTTP/1.1 200 OK|Content-Le; INCOMPLETE; 0",
      })
  void readsUpToTheEndOfTheBody(String text, Outcome outcome, long bodyBytes) {
    assertThat(parser.take(bytes(text))).isEqualTo(outcome);
    assertThat(parser.bodyBytes()).isEqualTo(bodyBytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/2 200 OK||",
        "HTTP/1.2 200 OK||",
        "HTTP/1.1  200 OK||",
        "HTTP/1.1 20 OK||",
        "HTTP/1.1 999 OK||",
        "HTTP/1.1 2000 OK||",
        "|",
        "<html>|",
        "HTTP/1.1 200 OK|Content-Length: 5x||",
        "HTTP/1.1 200 OK|Content-Length: -5||",
        "HTTP/1.1 200 OK|Content-Length: ||",
        "HTTP/1.1 200 OK|Content-Length: 99999999999999999999||",
        "HTTP/1.1 200 OK|Content-Length: 1|Content-Length: 2||",
        "HTTP/1.1 200 OK|No colon||",
        "HTTP/1.1 200 OK|: no name||",
        "HTTP/1.1 200 OK|Bad name : x||",
        "HTTP/1.1 200 OK|Transfer-Encoding: gzip||",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||x|",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|abcd|",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||ffffffffffffffff|",
      })
  void refusesWhatIsNotHttp(String text) {
    assertThat(parser.take(bytes(text))).isEqualTo(Outcome.MALFORMED);
  }

  @Test
  void leavesTheBytesAfterTheResponse() {
    ByteBuffer in = bytes("HTTP/1.1 200 OK|Content-Length: 2||okHTTP");

    assertThat(parser.take(in)).isEqualTo(Outcome.COMPLETE);
    assertThat(in.remaining()).isEqualTo(4);
  }

  @Test
  void theEndOfTheConnectionEndsABodyWithoutLengthOnly() {
    parser.take(bytes("HTTP/1.1 200 OK||abc"));
    assertThat(parser.end()).isEqualTo(Outcome.COMPLETE);

    parser.expectNoBody(false);
    parser.take(bytes("HTTP/1.1 200 OK|Content-Length: 4||abc"));
    assertThat(parser.end()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(parser.inBody()).isTrue();
  }

  @Test
  void aHeadRequestHasNoBodyToWaitFor() {
    parser.expectNoBody(true);

    assertThat(parser.take(bytes("HTTP/1.1 200 OK|Content-Length: 4||")))
        .isEqualTo(Outcome.COMPLETE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "HTTP/1.1 200 OK|Content-Length: 0||; false",
        "HTTP/1.1 200 OK|Connection: close|Content-Length: 0||; true",
        "HTTP/1.1 200 OK|CONNECTION: Close|Content-Length: 0||; true",
        "HTTP/1.0 200 OK|Content-Length: 0||; true",
        "HTTP/1.0 200 OK|Connection: keep-alive|Content-Length: 0||; false",
      })
  void knowsWhetherTheServerCloses(String text, boolean closes) {
    parser.take(bytes(text));
    assertThat(parser.closes()).isEqualTo(closes);
  }

  @Property
  void howBytesAreCutMakesNoDifference(
      @ForAll @Size(max = 8) java.util.List<@IntRange(min = 1, max = 70) Integer> cuts) {
    ResponseParser p = new ResponseParser();
    ByteBuffer all = bytes(CHUNKED);
    Outcome outcome = Outcome.INCOMPLETE;
    for (int cut : cuts) {
      int end = Math.min(all.capacity(), all.position() + cut);
      outcome = p.take(all.limit(end));
    }
    outcome = all.position() == all.capacity() ? outcome : p.take(all.limit(all.capacity()));

    assertThat(outcome).isEqualTo(Outcome.COMPLETE);
    assertThat(p.bodyBytes()).isEqualTo(5);
    assertThat(p.bytes()).isEqualTo(all.capacity());
  }

  @Property
  void noiseNeverMakesItFail(@ForAll byte[] noise) {
    ResponseParser p = new ResponseParser();
    p.take(ByteBuffer.wrap(noise));
    assertThat(p.end()).isNotNull();
  }
}
