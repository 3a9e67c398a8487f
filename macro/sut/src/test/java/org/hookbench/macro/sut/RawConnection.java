// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.sut;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One TCP connection that is never made anew. */
final class RawConnection {
  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private RawConnection() {}

  /** How many of the requests one connection got an answer to. */
  static int requestsAnswered(String host, int port, int requests) throws IOException {
    try (Socket socket = new Socket(host, port)) {
      socket.setSoTimeout(5_000);
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[8192];
      int answered = 0;
      while (answered < requests) {
        socket.getOutputStream().write(REQUEST);
        String text = "";
        while (!text.endsWith("Hello World")) {
          int n = in.read(buffer);
          if (n < 0) {
            return answered;
          }
          text += new String(buffer, 0, n, StandardCharsets.US_ASCII);
        }
        answered++;
      }
      return answered;
    }
  }
}
