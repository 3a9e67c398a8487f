// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.check;

import java.util.List;
import java.util.Locale;
import org.hookbench.macro.runner.finding.Finding;

/**
 * The machine form.
 *
 * @param usable whether everything that was looked at can be measured in
 * @param fit whether nothing warns either
 */
record CheckReport(String schema, boolean usable, boolean fit, List<Finding> findings) {
  private static final String SCHEMA = "hookbench/check/1";

  static CheckReport of(List<Finding> findings) {
    boolean usable = count(findings, Finding.Status.FAIL) == 0;
    boolean fit = usable && count(findings, Finding.Status.WARN) == 0;
    return new CheckReport(SCHEMA, usable, fit, findings);
  }

  private static long count(List<Finding> findings, Finding.Status status) {
    return findings.stream().filter(f -> f.status() == status).count();
  }

  /** For a person. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Finding f : findings) {
      String status = f.status().name().toLowerCase(Locale.ROOT);
      text.append(String.format(Locale.ROOT, "%-4s  %s%n", status, f.message()));
      if (f.action() != null) {
        text.append("      -> ").append(f.action()).append('\n');
      }
    }
    return text.append(conclusion()).append('\n').toString();
  }

  private String conclusion() {
    if (!usable) {
      return "Nothing can be measured here: "
          + count(findings, Finding.Status.FAIL)
          + " to"
          + " repair.";
    }
    return fit
        ? "This machine is fit to measure."
        : "Fit with reservations: " + count(findings, Finding.Status.WARN) + " to look at.";
  }
}
