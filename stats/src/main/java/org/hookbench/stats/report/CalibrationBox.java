package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.el;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.stats.directory.MeasuredDirectory;
import org.hookbench.stats.findings.Findings;

/** What is known about the instrument itself on this machine. */
final class CalibrationBox {
  private static final String FILE = "calibration.json";

  private CalibrationBox() {}

  static Html of(Findings findings) {
    List<Html> boxes = new ArrayList<>();
    for (MeasuredDirectory directory : findings.directories()) {
      JsonNode calibration = directory.file(FILE);
      if (!calibration.isMissingNode()) {
        boxes.add(box(calibration));
      }
    }
    return boxes.isEmpty() ? missing() : Html.all(boxes);
  }

  private static Html missing() {
    return el(
        "div.calibration.missing",
        el("b", "Not calibrated."),
        " How often this machine reports a difference where there is none, and how small a"
            + " difference it sees, is not known: run ",
        el("code", "scripts/hookbench calibrate"),
        " on it; later results show the outcome here.");
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
