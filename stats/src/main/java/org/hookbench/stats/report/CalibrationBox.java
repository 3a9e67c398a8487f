// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.el;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hookbench.experiment.Units;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.calibration.Calibration;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.read.MeasuredDirectory;

/** What is known about the instrument itself on this machine. */
final class CalibrationBox {
  private static final String FILE = Calibration.FILE;

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
        " The false-positive rate and the smallest detectable effect of this machine are"
            + " unknown: run ",
        el("code", "scripts/hookbench calibrate"),
        " on it; later results show the outcome here.");
  }

  private static Html box(JsonNode file) {
    Calibration c;
    try {
      c = Json.mapper().treeToValue(file, Calibration.class);
    } catch (JsonProcessingException e) {
      throw new UserError(FILE + ": is not what hookbench writes there; check SHA256SUMS", e);
    }
    return el(
        "dl.calibration",
        fact(
            "false positives",
            Readout.level(c.falsePositiveRate()),
            "right: " + Readout.level(1 - c.confidence())),
        fact(
            "contain the known delay",
            Readout.level(c.coverage()),
            "right: " + Readout.level(c.confidence())),
        fact(
            "contain the other half",
            Readout.level(c.coverageOfOtherHalf()),
            "of the trials; right: " + Readout.level(c.confidence())),
        fact(
            "smallest effect seen",
            Units.formatNs(c.smallestDetectableEffectNs()),
            c.trialsPerGroup() + " trials, power " + Readout.level(c.power())),
        fact(
            "with all trials",
            Units.formatNs(c.smallestDetectableEffectOfAllTrialsNs()),
            c.comparisons().size() + " comparisons of known truth"),
        fact("measured", scenarios(c), c.directory() == null ? "" : "in " + c.directory()));
  }

  private static String scenarios(Calibration c) {
    return c.comparisons().stream()
        .map(Calibration.Known::scenario)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static Html fact(String name, String value, String detail) {
    return el("div", el("dt", name), el("dd", value), el("small", detail));
  }
}
