// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.oracle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** The bytes of answers. */
final class ResponseBytes {
  private static final int MOST_GARBAGE_BYTES = 400;

  private ResponseBytes() {}

  static ByteBuffer of(ResponsePlan plan) {
    String body = "x".repeat(plan.bodyBytes());
    return bytes(
        switch (plan.framing()) {
          case LENGTH -> head(plan, "Content-Length: " + body.length()) + body;
          case CHUNKED ->
              head(plan, "Transfer-Encoding: chunked")
                  + chunk(body.substring(0, body.length() / 2))
                  + chunk(body.substring(body.length() / 2))
                  + "0\r\n\r\n";
          case CLOSE -> head(plan, "Connection: close") + body;
        });
  }

  private static String head(ResponsePlan plan, String header) {
    return "HTTP/1.1 " + plan.status() + " X\r\n" + header + "\r\n\r\n";
  }

  private static String chunk(String data) {
    return data.isEmpty() ? "" : Integer.toHexString(data.length()) + "\r\n" + data + "\r\n";
  }

  /** A right answer with more bytes than its head says. */
  static ByteBuffer tooLong(ResponsePlan plan) {
    return bytes(
        head(plan, "Content-Length: " + plan.bodyBytes()) + "x".repeat(plan.bodyBytes() + 1));
  }

  /** Says why a request is not answered; the connection ends with it. */
  static ByteBuffer refusal(int status, String why) {
    return bytes("HTTP/1.1 " + status + " X\r\nConnection: close\r\n\r\n" + why + "\n");
  }

  /** A right answer that was damaged, or noise: never HTTP/1.1 that could be taken for right. */
  static ByteBuffer malformed(SplittableRandom random) {
    if (random.nextBoolean()) {
      byte[] noise = new byte[1 + random.nextInt(MOST_GARBAGE_BYTES)];
      random.nextBytes(noise);
      noise[0] = '#';
      noise[noise.length - 1] = '\n';
      return ByteBuffer.wrap(noise);
    }
    String[] damaged = {
      "HTTP/1.1 2x0 OK\r\nContent-Length: 0\r\n\r\n",
      "HTTP/3.0 200 OK\r\nContent-Length: 0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
      "HTTP/1.1 200 OK\r\nno colon here\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nxx\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\n" + "A: " + "b".repeat(20_000) + "\r\n\r\n",
      "HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(20_000) + "\r\n",
    };
    return bytes(damaged[random.nextInt(damaged.length)]);
  }

  private static ByteBuffer bytes(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }
}
