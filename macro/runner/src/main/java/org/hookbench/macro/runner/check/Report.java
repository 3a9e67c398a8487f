package org.hookbench.macro.runner.check;

import java.util.List;
import java.util.Locale;
import org.hookbench.macro.runner.finding.Finding;

/**
 * The machine form.
 *
 * @param fit whether nothing warns
 */
record Report(String schema, boolean fit, List<Finding> findings) {
  private static final String SCHEMA = "hookbench/check/1";

  static Report of(List<Finding> findings) {
    return new Report(SCHEMA, findings.stream().noneMatch(Report::warns), findings);
  }

  private static boolean warns(Finding finding) {
    return finding.status() == Finding.Status.WARN;
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
    long warnings = findings.stream().filter(Report::warns).count();
    return text.append(
            fit
                ? "This machine is fit to measure.\n"
                : "Fit with reservations: " + warnings + " to look at.\n")
        .toString();
  }
}
