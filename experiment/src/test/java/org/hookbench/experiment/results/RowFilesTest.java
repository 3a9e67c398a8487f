// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFilesTest {
  private static final List<String> ARMS = List.of("none", "scan");

  /** Makes each nullable cell of a sample missing. */
  private static final List<Consumer<SampleRow>> MISSING_CELLS =
      List.of(
          row -> row.connection = SampleRow.MISSING,
          row -> row.sentNs = SampleRow.MISSING,
          row -> row.firstByteNs = SampleRow.MISSING,
          row -> row.doneNs = SampleRow.MISSING,
          row -> row.status = SampleRow.NO_STATUS,
          row -> row.bytes = SampleRow.MISSING,
          row -> row.error = "");

  private static Path scratch;

  @BeforeContainer
  static void makeScratch() throws IOException {
    scratch = Files.createTempDirectory("rows");
  }

  @AfterContainer
  static void removeScratch() throws IOException {
    Files.deleteIfExists(scratch.resolve("rows.csv.gz"));
    Files.delete(scratch);
  }

  @Provide
  Arbitrary<SampleRow> samples() {
    Arbitrary<Long> times = Arbitraries.longs().between(0, Long.MAX_VALUE);
    Arbitrary<String> errors = Arbitraries.strings().alpha().ofMaxLength(12);
    return Combinators.combine(
            times,
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, Integer.MAX_VALUE),
            times.list().ofSize(4),
            Arbitraries.integers().between(100, 599),
            times,
            errors)
        .as(RowFilesTest::row);
  }

  private static SampleRow row(
      long seq, int arm, int connection, List<Long> times, int status, long bytes, String error) {
    SampleRow row = new SampleRow();
    row.seq = seq;
    row.arm = arm;
    row.connection = connection;
    row.intendedNs = times.get(0);
    row.sentNs = times.get(1);
    row.firstByteNs = times.get(2);
    row.doneNs = times.get(3);
    row.status = status;
    row.bytes = bytes;
    row.error = error;
    return row;
  }

  @Property
  void aSampleIsReadAsItWasWrittenWithEachNullableCellMissingInTurn(
      @ForAll("samples") SampleRow row) throws IOException {
    Path file = scratch.resolve("rows.csv.gz");
    List<Sample> written = new ArrayList<>();
    try (SampleWriter writer = new SampleWriter(file, ARMS)) {
      written.add(row.sample(ARMS));
      writer.write(row);
      for (Consumer<SampleRow> remove : MISSING_CELLS) {
        remove.accept(row);
        written.add(row.sample(ARMS));
        writer.write(row);
      }
    }
    assertThat(samples(file)).isEqualTo(written);
  }

  @Property
  void aConnectionSetupIsReadAsItWasWrittenWithEachNullableCellMissingInTurn(
      @ForAll("setups") ConnectionSetup setup) throws IOException {
    Path file = scratch.resolve("rows.csv.gz");
    List<ConnectionSetup> written =
        List.of(
            setup,
            with(setup, SampleRow.MISSING, setup.handshakeNs(), setup.localPort()),
            with(setup, setup.connectedNs(), SampleRow.MISSING, setup.localPort()),
            with(setup, setup.connectedNs(), setup.handshakeNs(), SampleRow.MISSING));
    try (ConnectionSetupWriter writer = new ConnectionSetupWriter(file, ARMS)) {
      for (ConnectionSetup each : written) {
        writer.write(each);
      }
    }
    assertThat(ConnectionSetupReader.all(file, ARMS)).isEqualTo(written);
  }

  @Provide
  Arbitrary<ConnectionSetup> setups() {
    Arbitrary<Long> times = Arbitraries.longs().between(0, Long.MAX_VALUE);
    Arbitrary<String> texts = Arbitraries.strings().alpha().ofMaxLength(12);
    return Combinators.combine(
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, Integer.MAX_VALUE),
            times,
            times,
            texts,
            times,
            texts,
            Arbitraries.integers().between(0, 65_535))
        .as(ConnectionSetup::new);
  }

  private static ConnectionSetup with(
      ConnectionSetup s, long connectedNs, long handshakeNs, int localPort) {
    return new ConnectionSetup(
        s.arm(),
        s.connection(),
        s.openedNs(),
        connectedNs,
        s.error(),
        handshakeNs,
        s.tls(),
        localPort);
  }

  private static List<Sample> samples(Path file) throws IOException {
    List<Sample> found = new ArrayList<>();
    SampleRow row = new SampleRow();
    try (SampleReader reader = new SampleReader(file, ARMS)) {
      while (reader.read(row)) {
        found.add(row.sample(ARMS));
      }
    }
    return found;
  }

  @Test
  void everyMissingCellIsEmptyInTheFile(@TempDir Path directory) throws IOException {
    Path file = directory.resolve(Sample.FILE);
    SampleRow row = row(7, 1, 2, List.of(3L, 4L, 5L, 6L), 200, 8, "closed");
    MISSING_CELLS.forEach(remove -> remove.accept(row));
    try (SampleWriter writer = new SampleWriter(file, ARMS)) {
      writer.write(row);
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      assertThat(lines.lines()).element(1).isEqualTo("7,scan,,3,,,,,,");
    }
  }

  @Test
  void aFileOfAnOlderVersionWithMinusOneForMissingIsStillRead(@TempDir Path directory)
      throws IOException {
    Path file =
        gzip(
            directory.resolve(Sample.FILE),
            String.join(",", Sample.COLUMNS) + "\n0,none,-1,5,5,-1,9,0,12,exit-1\n");
    assertThat(samples(file))
        .containsExactly(new Sample(0, "none", -1, 5, 5, -1, 9, 0, 12, "exit-1"));
  }

  @Test
  void connectionsOfAnOlderVersionHaveNoLocalPort(@TempDir Path directory) throws IOException {
    Path file =
        gzip(
            directory.resolve(ConnectionSetup.FILE),
            "arm,connection,opened_ns,connected_ns,error,handshake_ns,tls\nscan,3,5,6,,,\n");
    assertThat(ConnectionSetupReader.all(file, ARMS))
        .containsExactly(new ConnectionSetup(1, 3, 5, 6, "", -1, "", -1));
  }

  @Test
  void aTextThatWouldBreakTheRowLosesOnlyWhatBreaksIt(@TempDir Path directory) throws IOException {
    Path file = directory.resolve(Sample.FILE);
    SampleRow row = row(0, 0, 0, List.of(0L, 0L, 0L, 0L), 200, 0, "a \"b\", c\r\nd\u00e9");
    try (SampleWriter writer = new SampleWriter(file, ARMS)) {
      writer.write(row);
      row.error = "x".repeat(100_000);
      writer.write(row);
    }
    assertThat(samples(file))
        .extracting(Sample::error)
        .containsExactly("a  b   c  d?", "x".repeat(RowBuffer.LONGEST_TEXT_BYTES));
  }

  @Test
  void aWrongFileIsRefusedWithItsNameAndLine(@TempDir Path directory) throws IOException {
    Path header = gzip(directory.resolve("header.csv.gz"), "seq,arm\n");
    assertThatThrownBy(() -> samples(header))
        .hasMessageContaining("header.csv.gz: has no column connection");
    Path cell =
        gzip(
            directory.resolve("cell.csv.gz"),
            String.join(",", Sample.COLUMNS) + "\n0,none,0,soon,5,6,9,200,12,\n");
    assertThatThrownBy(() -> samples(cell))
        .hasMessageContaining("cell.csv.gz:2: 'soon' is not a whole number");
    Path arm =
        gzip(
            directory.resolve("arm.csv.gz"),
            String.join(",", Sample.COLUMNS) + "\n0,nobody,0,5,5,6,9,200,12,\n");
    assertThatThrownBy(() -> samples(arm)).hasMessageContaining("'nobody' is none of");
  }

  private static Path gzip(Path file, String text) throws IOException {
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      out.write(text);
    }
    return file;
  }
}
