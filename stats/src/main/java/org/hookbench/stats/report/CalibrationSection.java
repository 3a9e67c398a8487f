package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.el;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.stats.directory.MeasuredDirectory;
import org.hookbench.stats.findings.Findings;

/** What is known about the instrument itself on this machine. */
final class CalibrationSection {
  private static final String FILE = "calibration.json";

  private CalibrationSection() {}

  static Section of(Findings findings) {
    List<Html> boxes = new ArrayList<>();
    for (MeasuredDirectory directory : findings.directories()) {
      JsonNode calibration = directory.file(FILE);
      if (!calibration.isMissingNode()) {
        boxes.add(box(calibration));
      }
    }
    return new Section("calibration", "Calibration", boxes.isEmpty() ? missing() : Html.all(boxes));
  }

  private static Html missing() {
    return el(
        "div.calibration.missing",
        el("b", "This machine has not been calibrated for these results."),
        " Nothing says how often it reports a difference where there is none, or how small a"
            + " difference it can see. Run ",
        el("code", "scripts/hookbench calibrate"),
        " on it (A/A, null hook, known delays): later results carry the outcome here.");
  }

  private static Html box(JsonNode calibration) {
    List<Html> facts = new ArrayList<>();
    calibration
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().equals("schema")) {
                Facts.add(facts, field.getKey(), field.getValue());
              }
            });
    return el("dl.facts.calibration", facts);
  }
}
