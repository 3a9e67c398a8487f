// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import org.hookbench.experiment.Factor;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.read.ArmSeries;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.MeasuredTrial;
import org.hookbench.stats.read.MetricSeries;
import org.hookbench.stats.read.Resources;
import org.hookbench.stats.read.TrialSeries;

/** What was planned and measured, as tables: scenarios, trials, samples, resources, metrics. */
record RawTables(Tables tables) {

  void write(Findings findings) throws SQLException {
    writeScenarios(findings);
    writeTrials(findings);
    writeSamples(findings);
    writeResources(findings);
    writeMetrics(findings);
    writeEnvironment(findings);
    try (RequestTables requests = new RequestTables(tables)) {
      for (MeasuredDirectory directory : findings.directories()) {
        requests.write(directory);
      }
    }
  }

  private void writeScenarios(Findings findings) throws SQLException {
    try (Inserts rows =
        tables.table("scenarios", "scenario TEXT, kind TEXT, parameter TEXT, value TEXT")) {
      for (MeasuredDirectory directory : findings.directories()) {
        for (PlannedScenario scenario : directory.plan().scenarios()) {
          String kind = Names.of(scenario.kind());
          for (var factor : scenario.factors().entrySet()) {
            if (!factor.getKey().equals(Factor.SCENARIO)) {
              String value = factor.getValue();
              rows.add(directory.name(), scenario.name(), kind, factor.getKey(), value);
            }
          }
        }
      }
    }
  }

  private void writeTrials(Findings findings) throws SQLException {
    try (Inserts rows =
        tables.table(
            "trials",
            "trial BIGINT, kind TEXT, scenario TEXT, block BIGINT, arms TEXT, state"
                + " TEXT, started TEXT, reason TEXT")) {
      for (MeasuredDirectory directory : findings.directories()) {
        for (MeasuredTrial trial : directory.trials()) {
          TrialRecord record = trial.record();
          rows.add(
              directory.name(),
              trial.planned().number(),
              Names.of(trial.planned().kind()),
              trial.planned().scenario(),
              trial.planned().block(),
              String.join(",", trial.arms()),
              Names.of(trial.state()),
              record == null ? null : record.start().toString(),
              trial.reason());
        }
      }
    }
  }

  private void writeSamples(Findings findings) throws SQLException {
    try (Inserts rows =
        tables.table(
            "samples",
            "trial BIGINT, arm TEXT, sample BIGINT, response DOUBLE PRECISION,"
                + " service DOUBLE PRECISION, unit TEXT")) {
      for (TrialSeries series : findings.series()) {
        for (ArmSeries arm : series.arms()) {
          addSamples(rows, series.trial(), arm);
        }
      }
    }
  }

  private static void addSamples(Inserts rows, MeasuredTrial trial, ArmSeries arm)
      throws SQLException {
    String directory = directory(trial);
    String unit = trial.planned().kind().unit();
    for (int i = 0; i < arm.response().length; i++) {
      double response = arm.response()[i];
      double service = arm.service()[i];
      rows.add(directory, trial.planned().number(), arm.arm(), i, response, service, unit);
    }
  }

  private void writeResources(Findings findings) throws SQLException {
    try (Inserts rows =
        tables.table(
            "resources",
            "trial BIGINT, arm TEXT, second DOUBLE PRECISION, figure TEXT, value"
                + " DOUBLE PRECISION")) {
      for (TrialSeries series : findings.series()) {
        addResources(rows, series.trial(), series.trial().resources());
      }
    }
  }

  private static void addResources(Inserts rows, MeasuredTrial trial, Resources resources)
      throws SQLException {
    String directory = directory(trial);
    int number = trial.planned().number();
    for (Resources.Row row : resources.rows()) {
      for (int c = 0; c < resources.columns().size(); c++) {
        String figure = resources.columns().get(c);
        rows.add(directory, number, row.arm(), row.second(), figure, row.values()[c]);
      }
    }
  }

  private void writeMetrics(Findings findings) throws SQLException {
    try (Inserts rows =
        tables.table(
            "metrics",
            "trial BIGINT, server TEXT, query TEXT, labels TEXT, second DOUBLE PRECISION, value"
                + " DOUBLE PRECISION")) {
      for (TrialSeries series : findings.series()) {
        MeasuredTrial trial = series.trial();
        for (MetricSeries point : MetricSeries.read(trial)) {
          rows.add(
              directory(trial),
              trial.planned().number(),
              point.server(),
              point.query(),
              point.series(),
              point.second(),
              point.value());
        }
      }
    }
  }

  private void writeEnvironment(Findings findings) throws SQLException {
    try (Inserts rows = tables.table("environment", "key TEXT, value TEXT")) {
      for (MeasuredDirectory directory : findings.directories()) {
        addFacts(rows, directory.name(), "", directory.environment());
      }
    }
  }

  /** A row for each value, named by its path: {@code host.kernel}. */
  private static void addFacts(Inserts rows, String directory, String path, JsonNode node)
      throws SQLException {
    if (!node.isObject()) {
      if (!node.isMissingNode()) {
        rows.add(directory, path, node.isTextual() ? node.asText() : node.toString());
      }
      return;
    }
    for (var field : node.properties()) {
      String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      addFacts(rows, directory, name, field.getValue());
    }
  }

  /** A trial lies in DIRECTORY/trials/NAME. */
  private static String directory(MeasuredTrial trial) {
    return trial
        .path()
        .toAbsolutePath()
        .normalize()
        .getParent()
        .getParent()
        .getFileName()
        .toString();
  }
}
