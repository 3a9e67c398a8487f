package org.hookbench.experiment.console;

/**
 * A value of the user's in a message: in quotes, on one line, without control characters, at most
 * 60 characters of it.
 */
public final class Quoted {
  private static final int LONGEST = 60;

  private Quoted() {}

  /** With quotes. */
  public static String of(String value) {
    return "'" + plain(value) + "'";
  }

  /** Without quotes. */
  public static String plain(String value) {
    String head = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    String safe = head.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
    return value.length() > LONGEST ? safe + "... (" + value.length() + " characters)" : safe;
  }
}
