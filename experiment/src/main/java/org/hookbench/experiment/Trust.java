package org.hookbench.experiment;

/**
 * Which servers are believed to be who they say they are, where targets are https.
 *
 * @param cacert PEM file with the authorities that are trusted in place of the JDK's; null: the
 *     JDK's
 * @param insecure true: any certificate is taken, for any host; the result says so
 */
public record Trust(String cacert, Boolean insecure) {
  static final Trust DEFAULT = new Trust(null, null);

  public Trust {
    insecure = Require.orElse(insecure, false);
    Require.that(
        cacert == null || !insecure,
        "load.cacert, load.insecure: the one checks certificates, the other does not; keep one");
  }
}
