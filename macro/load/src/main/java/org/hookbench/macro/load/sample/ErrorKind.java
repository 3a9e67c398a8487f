// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.sample;

import java.util.List;
import java.util.Locale;

/** How a request ended: the values of the column {@code error}. */
public enum ErrorKind {
  /** It was answered as expected. */
  NONE,
  /** No connection could be made. */
  CONNECT,
  /** TLS was not agreed on, or broke: a certificate, an alert, a record that is none. */
  TLS,
  /** The response was not there in time. */
  TIMEOUT,
  /** The connection was reset. */
  RESET,
  /** The server closed before the head of the response was whole. */
  CLOSED,
  /** The status was not the expected one. */
  STATUS,
  /** The body was shorter or longer than the head or the user said, or cut off in TLS. */
  LENGTH,
  /** The response was not HTTP/1.1. */
  MALFORMED,
  /** The run ended before the response was there. */
  INTERRUPTED;

  private static final List<ErrorKind> ALL = List.of(values());

  private final String text = name().equals("NONE") ? "" : name().toLowerCase(Locale.ROOT);

  /** Returns the kind with this number. */
  public static ErrorKind at(int ordinal) {
    return ALL.get(ordinal);
  }

  /** Returns the text in the file; empty for {@link #NONE}. */
  public String text() {
    return text;
  }

  /** Returns the kind with this text. It makes no garbage. */
  static ErrorKind of(String text) {
    for (int i = 0; i < ALL.size(); i++) {
      if (ALL.get(i).text.equals(text)) {
        return ALL.get(i);
      }
    }
    throw new IllegalArgumentException("'" + text + "' is no kind of error");
  }

  /** Whether no server answered: what many in a row say about a target is that it is gone. */
  public boolean noAnswer() {
    return switch (this) {
      case CONNECT, TLS, TIMEOUT, RESET, CLOSED -> true;
      default -> false;
    };
  }
}
