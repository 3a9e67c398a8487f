// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
  @TempDir Path folder;

  private Table rows(String text) throws IOException {
    return Table.ours(Files.writeString(folder.resolve("rows.csv"), text));
  }

  @Property
  void numbersAreThoseOfDoubleParseDouble(@ForAll double value) throws IOException {
    Path file = Files.createTempFile("rows", ".csv");
    String text = Double.isFinite(value) ? Double.toString(value) : "0.1";
    Files.writeString(file, "a,b\n1," + text + "\n");
    try (Table rows = Table.ours(file)) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.number(1)).isEqualTo(Double.parseDouble(text));
    } finally {
      Files.delete(file);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', is empty",
    "'a,b\n1\n', 'has 1 fields where the first line has 2'",
    "'a,b\n1,2,3\n', has 3 fields where the first line has 2",
    "'a,b\n1,x\n', is not a whole number",
    "'a,b\n1,99999999999999999999\n', is not a whole number",
    "'a,b\n1,\n', is not a whole number",
  })
  void saysWhereAFileIsWrong(String text, String message) {
    assertThatThrownBy(
            () -> {
              try (Table rows = rows(text)) {
                rows.next();
                rows.integer(1);
              }
            })
        .isInstanceOf(UserError.class)
        .hasMessageContaining("rows.csv")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "1e999, is not a number",
    "NaN, is not a number",
    "1.2.3, is not a number",
    "'1;2', not a"
  })
  void refusesWhatIsNoFiniteNumber(String field, String message) throws IOException {
    try (Table rows = rows("a,b\n1," + field + "\n")) {
      rows.next();
      assertThatThrownBy(() -> rows.number(1)).hasMessageContaining(message);
    }
  }

  @Test
  void namesAMissingColumn() throws IOException {
    try (Table rows = rows("a,b\n")) {
      assertThatThrownBy(() -> rows.columns(List.of("a", "c")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("there is no column 'c'");
    }
  }

  @Test
  void readsAcrossTheEndsOfItsBuffer() throws IOException {
    StringBuilder text = new StringBuilder("n,text\n");
    for (int i = 0; i < 60_000; i++) {
      text.append(i).append(",row number ").append(i).append('\n');
    }
    try (Table rows = rows(text.toString())) {
      int n = 0;
      for (; rows.next(); n++) {
        assertThat(rows.integer(0)).isEqualTo(n);
        assertThat(rows.text(1)).isEqualTo("row number " + n);
      }
      assertThat(n).isEqualTo(60_000);
    }
  }

  @Test
  void aCutGzipFileIsNamed() throws IOException {
    Path file = folder.resolve("cut.csv.gz");
    Files.write(file, new byte[] {31, (byte) 139, 8, 0, 0, 0, 0, 0, 0, 0, 75});

    assertThatThrownBy(() -> Table.ours(file).close())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cut.csv.gz");
  }
}
