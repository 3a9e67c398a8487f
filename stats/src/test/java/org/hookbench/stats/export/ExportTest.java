package org.hookbench.stats.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
    Path results =
        MadeUpDirectory.in(work)
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
        database.write(findings, Charts.of(findings));
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
