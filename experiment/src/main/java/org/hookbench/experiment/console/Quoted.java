// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.console;

/**
 * A value of the user's in a message: in quotes, on one line, without control characters, at most
 * 60 characters of it.
 */
public final class Quoted {
  private static final int LONGEST = 60;
  private static final int LONGEST_REASON = 300;
  private static final int LONGEST_MESSAGE = 4_000;

  private Quoted() {}

  /** With quotes. */
  public static String of(String value) {
    return "'" + plain(value) + "'";
  }

  /** Without quotes. */
  public static String plain(String value) {
    return plain(value, LONGEST);
  }

  /** As a word of a command in a shell. */
  public static String word(String value) {
    return value.matches("[\\w@%+:,./-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
  }

  /** What a parser says of a text of somebody else's: it may repeat parts of it. */
  public static String reason(String said) {
    return plain(said, LONGEST_REASON);
  }

  /** A whole message, in which some value may have been repeated as it was: its lines stay. */
  static String lines(String message) {
    String safe = message.replaceAll("[\\p{Cntrl}&&[^\\n]]", "?");
    return safe.length() > LONGEST_MESSAGE ? safe.substring(0, LONGEST_MESSAGE) + "..." : safe;
  }

  private static String plain(String value, int longest) {
    String head = value.length() > longest ? value.substring(0, longest) : value;
    String safe = head.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
    return value.length() > longest ? safe + "... (" + value.length() + " characters)" : safe;
  }
}
