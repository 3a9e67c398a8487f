// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Which certificates of https targets are trusted. */
public record Trust(
    @JsonPropertyDescription(
            "PEM file with the authorities that are trusted in place of the JDK's.")
        String cacert,
    @JsonPropertyDescription("true: accepts any certificate; the result records it.")
        Boolean insecure) {
  public static final Trust DEFAULT = new Trust(null, null);

  public Trust {
    insecure = Require.orElse(insecure, false);
    Require.that(
        cacert == null || !insecure,
        "load.cacert, load.insecure: the one checks certificates, the other does not; keep one");
  }
}
