// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a trial directory tells: 0001-scenario-arm, or 0001-scenario-duet.
 *
 * @param number 0 if the name has none
 * @param rest scenario and arm, which both may hold dashes
 */
record DirectoryName(int number, String rest) {
  static final String DUET = "duet";
  private static final Pattern FORM = Pattern.compile("0*(\\d{1,9})-(.+)");

  static DirectoryName of(Path directory) {
    return of(directory.getFileName().toString());
  }

  static DirectoryName of(String name) {
    Matcher parts = FORM.matcher(name);
    return parts.matches()
        ? new DirectoryName(Integer.parseInt(parts.group(1)), parts.group(2))
        : new DirectoryName(0, name);
  }

  /** What follows the last dash. */
  String arm() {
    return rest.substring(rest.lastIndexOf('-') + 1);
  }

  String scenario(List<String> arms) {
    String end = "-" + (arms.size() > 1 ? DUET : arms.get(0));
    return rest.endsWith(end) ? rest.substring(0, rest.length() - end.length()) : rest;
  }
}
