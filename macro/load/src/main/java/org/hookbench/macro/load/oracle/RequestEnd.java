// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.oracle;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the end of a request: that of its head, or of the body whose length the head says. */
final class RequestEnd {
  private static final Pattern CONTENT_LENGTH =
      Pattern.compile("\r\ncontent-length: *([0-9]{1,9})\r\n", Pattern.CASE_INSENSITIVE);
  private static final String END = "\r\n\r\n";

  private RequestEnd() {}

  /** Whether what was read so far is a whole request. */
  static boolean reached(String read) {
    int head = read.indexOf(END);
    return head >= 0 && read.length() >= head + END.length() + bodyBytes(read);
  }

  private static int bodyBytes(String request) {
    Matcher m = CONTENT_LENGTH.matcher(request);
    return m.find() ? Integer.parseInt(m.group(1)) : 0;
  }
}
