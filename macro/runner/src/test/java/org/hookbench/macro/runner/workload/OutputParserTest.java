// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputParserTest {
  @TempDir private Path folder;

  private OutputParser.Told told(Workload.Parser parser, String unit, String output)
      throws IOException {
    Path file = Files.writeString(folder.resolve("out"), output);
    return new OutputParser(parser, Map.of("x", new Workload.Metric(unit, null, null))).parse(file);
  }

  private static Workload.Parser regex(String text) {
    return new Workload.Parser(null, List.of(text), null, null, null, null);
  }

  @ParameterizedTest
  @CsvSource({
    "x = 5, '', 5",
    "x = 1\\nx = 7, '', 7",
    "x = 1500us, ms, 1.5",
    "x = 2 MiB, KiB, 2048",
    "x = 1e3, '', 1000",
    "x = -.5, '', -0.5"
  })
  void theLastMatchCountsInTheUnitOfTheMetric(String output, String unit, double expected)
      throws IOException {
    OutputParser.Told told = told(regex("^x = (?<x>.+)$"), unit, output.replace("\\n", "\n"));
    assertThat(told).isEqualTo(new OutputParser.Told("", List.of(expected)));
  }

  @ParameterizedTest
  @CsvSource({
    "x = , ms",
    "x = many, ms",
    "x = 5kB, ms",
    "y = 5, ms",
    "x = 5d, ms",
    "x = 1e999, ms",
    "x = Infinity, ms"
  })
  void whatIsNoNumberIsMissing(String output, String unit) throws IOException {
    assertThat(told(regex("^x = (?<x>.*)$"), unit, output).error()).isEqualTo("no x in the output");
  }

  @ParameterizedTest
  @CsvSource({"rps, 3", "SET/rps, 2", "GET/rps, 3", "GET/p50, 0.5"})
  void readsACellOfACsv(String cell, double expected) throws IOException {
    Workload.Parser parser = new Workload.Parser(null, null, null, Map.of("x", cell), null, null);
    String output = "a line before\n\"test\",\"rps\",\"p50\"\n\"SET\",\"2\",\"1\"\n\"GET\",3,0.5\n";
    assertThat(told(parser, "", output).metrics()).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({"rps, 'no x in the output'", "SET/rps, ''", "GET/rps, 'no x in the output'"})
  void theLastRowOfACsvThatIsCutOffIsNotTheOneBefore(String cell, String error) throws IOException {
    Workload.Parser parser = new Workload.Parser(null, null, null, Map.of("x", cell), null, null);
    String output = "\"test\",\"rps\",\"p50\"\n\"SET\",\"2\",\"1\"\n\"GET\",\"3";
    assertThat(told(parser, "", output).error()).isEqualTo(error);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "test,rps,p50\n\"set a, b\",7,1\nIt took 2 s, all done\n",
        ",rps\n0,7",
        "rps,\r\n7,\r\n",
        ",,rps\n,,7\n"
      })
  void cellsMayBeEmptyAndACommaInQuotesIsNoEndOfACell(String output) throws IOException {
    Workload.Parser parser = new Workload.Parser(null, null, null, Map.of("x", "rps"), null, null);
    assertThat(told(parser, "", output)).isEqualTo(new OutputParser.Told("", List.of(7.0)));
  }

  @Test
  void aRateOfZeroIsAnErrorIfMoreIsBetter() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "x = 0\n");
    for (Workload.Better better : Workload.Better.values()) {
      OutputParser parser =
          new OutputParser(
              regex("x = (?<x>.+)"), Map.of("x", new Workload.Metric("1/s", better, null)));
      assertThat(parser.parse(file).error())
          .isEqualTo(
              better == Workload.Better.HIGHER ? "x is 0 in the output: the run did nothing" : "");
    }
  }

  @ParameterizedTest
  @CsvSource({"HET/rps", "GET/rpm", "rpm"})
  void aCellThatIsNotThereIsMissing(String cell) throws IOException {
    Workload.Parser parser = new Workload.Parser(null, null, null, Map.of("x", cell), null, null);
    assertThat(told(parser, "", "test,rps\nGET,3\n").error()).isEqualTo("no x in the output");
  }

  @Test
  void readsJsonByPointer() throws IOException {
    Workload.Parser parser =
        new Workload.Parser(null, null, Map.of("x", "/a/1/b"), null, null, null);
    assertThat(told(parser, "", "{\"a\": [0, {\"b\": 2.5}]}").metrics()).containsExactly(2.5);
    assertThat(told(parser, "", "no json").error()).isEqualTo("no x in the output");
  }

  @Test
  void aProgramOfTheUserReadsTheOutputFromItsInput() throws IOException {
    Workload.Parser counts =
        new Workload.Parser(
            null, null, null, null, List.of("sh", "-c", "echo {\\\"x\\\": $(wc -l)}"), null);
    assertThat(told(counts, "", "a\nb\nc\n").metrics()).containsExactly(3.0);
    Workload.Parser fails =
        new Workload.Parser(
            null, null, null, null, List.of("sh", "-c", "echo broken >&2; exit 3"), null);
    assertThatThrownBy(() -> told(fails, "", "a"))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("broken");
  }

  @Test
  void aRunWhoseOutputSaysThatItFailedTellsNothing() throws IOException {
    Workload.Parser parser =
        new Workload.Parser(
            null, List.of("rps (?<x>\\d+)"), null, null, null, List.of("^Non-2xx responses: .*"));
    assertThat(told(parser, "", "rps 5\n").metrics()).containsExactly(5.0);
    OutputParser.Told failed = told(parser, "", "rps 5\nNon-2xx responses: 3\n");
    assertThat(failed.error()).isEqualTo("its output says 'Non-2xx responses: 3'");
    assertThat(failed.metrics()).containsExactly(Double.NaN);
  }

  @Test
  void refusesWhatIsNoRegularExpression() {
    assertThatThrownBy(() -> told(regex("(?<x"), "", "a"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("workload.parser: '(?<x' is no regular expression");
  }
}
