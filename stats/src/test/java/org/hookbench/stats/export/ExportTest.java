// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.hookbench.experiment.console.UserError;
import org.hookbench.stats.charts.Charts;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportTest {
  @TempDir Path work;

  private Findings findings() {
    return findings("made-up");
  }

  private Findings findings(String name) {
    Path results =
        MadeUpDirectory.in(work)
            .name(name)
            .arms("none", "scan")
            .blocks(2)
            .requests(200)
            .macro("hello_1", Map.of("scan", 90.0))
            .write();
    return Analyzer.analyze(List.of(MeasuredDirectory.open(results)));
  }

  @Test
  void aDatabaseHoldsTrialsSamplesSecondsAndVerdicts() throws SQLException {
    Findings findings = findings();
    String url = "jdbc:sqlite:" + work.resolve("results.db");
    for (int time = 0; time < 2; time++) {
      try (Database database = Database.open(url)) {
        database.write(findings, Charts.of(findings), false);
      }
    }

    try (Connection connection = DriverManager.getConnection(url)) {
      assertThat(value(connection, "SELECT count(*) FROM hookbench_trials")).isEqualTo("2");
      assertThat(value(connection, "SELECT count(*) FROM hookbench_samples")).isEqualTo("800");
      assertThat(value(connection, "SELECT count(*) FROM hookbench_resources WHERE value IS NULL"))
          .isNotEqualTo("0");
      assertThat(value(connection, "SELECT treatment FROM hookbench_effects")).isEqualTo("scan");
    }
  }

  @Test
  void appendingKeepsOtherDirectoriesAndReplacesTheSame() throws SQLException {
    String url = "jdbc:sqlite:" + work.resolve("results.db");
    Findings first = findings("first");
    append(url, first);
    append(url, findings("second"));
    append(url, first);
    try (Connection connection = DriverManager.getConnection(url)) {
      assertThat(value(connection, "SELECT count(*) FROM hookbench_trials")).isEqualTo("4");
      assertThat(value(connection, "SELECT count(*) FROM hookbench_effects")).isEqualTo("2");
      assertThat(value(connection, "SELECT count(DISTINCT directory) FROM hookbench_requests"))
          .isEqualTo("2");
    }
  }

  private static void append(String url, Findings findings) {
    try (Database database = Database.open(url)) {
      database.write(findings, Charts.of(findings), true);
    }
  }

  @Test
  void requestsSecondsAndParametersAreThere() throws Exception {
    Path results = ExampleQueries.result(MadeUpDirectory.in(work).arms("none", "scan"));
    Path samples = results.resolve("trials/0004-hello-duet/samples.csv.gz");
    String url = "jdbc:sqlite:" + work.resolve("results.db");
    append(url, Analyzer.analyze(List.of(MeasuredDirectory.open(results))));
    long rows;
    try (var lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(samples))))) {
      rows = lines.lines().count() - 1;
    }
    try (Connection connection = DriverManager.getConnection(url)) {
      String ofTrial = " FROM hookbench_requests WHERE trial = 4";
      assertThat(value(connection, "SELECT count(*)" + ofTrial)).isEqualTo("" + rows);
      assertThat(value(connection, "SELECT count(error)" + ofTrial)).isNotEqualTo("0");
      assertThat(value(connection, "SELECT sum(success + failure) FROM hookbench_seconds"))
          .isEqualTo(value(connection, "SELECT count(*) FROM hookbench_requests"));
      assertThat(
              value(connection, "SELECT \"load.connections\" FROM hookbench_runs WHERE trial = 4"))
          .isEqualTo("1");
      assertThat(
              value(
                  connection, "SELECT value FROM hookbench_environment WHERE key = 'host.kernel'"))
          .isNotBlank();
      for (Path query : ExampleQueries.files()) {
        assertThat(value(connection, Files.readString(query))).as(query.toString()).isNotBlank();
      }
    }
  }

  private static String value(Connection connection, String query) throws SQLException {
    try (ResultSet result = connection.createStatement().executeQuery(query)) {
      return result.getString(1);
    }
  }

  @Test
  void aDatabaseThatCannotBeOpenedIsNamedWithoutItsPassword() {
    assertThatThrownBy(() -> Database.open("jdbc:nothing:x?password=secret"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("jdbc:nothing")
        .hasMessageNotContaining("password=secret'");
  }

  @Test
  void latexHasACommandPerFigureAndATable() {
    assertThat(LatexMacros.latex(findings()))
        .contains("\\newcommand{\\hbScanHelloOneEffect}{+")
        .contains("\\newcommand{\\hbScanHelloOneTrials}{2}")
        .contains("\\newcommand{\\hbScanHelloOneBase}{", "\\newcommand{\\hbScanHelloOneP}{")
        .contains("\\newcommand{\\hbScanHelloOneMeanEffect}{+")
        .contains("\\newcommand{\\hbScanHelloOneMeanVerdict}{slower}")
        .contains("\\newcommand{\\hbScanHelloOneMeanMargin}{", "OneCpuInterval}{")
        .contains("hello\\_1 & scan & +", "\\bottomrule")
        .contains("\\newcommand{\\hbMatrix}", "\nnone, base & ", "\nscan & +", " & hello\\_1");
  }

  @ParameterizedTest
  @CsvSource({
    "read-tcp4-512-duet, ReadTcpFourFiveOneTwoDuet",
    "hello_world, HelloWorld",
    "a.b, AB"
  })
  void namesOfCommandsHaveLettersOnly(String text, String name) {
    assertThat(LatexMacros.letters(text)).isEqualTo(name);
  }

  @Test
  void specialCharactersAreTypesetAsTheyStand() {
    assertThat(LatexMacros.escape("50% of \\x_1 {a}"))
        .isEqualTo("50\\% of \\textbackslash{}x\\_1 \\{a\\}");
  }
}
