// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import java.util.Locale;

/** Names as Kubernetes allows them: lower case letters, digits and dashes, 63 at most. */
public final class KubernetesNames {
  private static final int LONGEST = 63;

  private KubernetesNames() {}

  /** The nearest allowed name. */
  public static String of(String text) {
    String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
    String cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    return cut.replaceAll("^-+|-+$", "");
  }

  /** The nearest allowed value of a label: dots and upper case may stay. */
  static String label(String text) {
    String value = text.replaceAll("[^A-Za-z0-9._-]", "_");
    String cut = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    return cut.replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
  }
}
