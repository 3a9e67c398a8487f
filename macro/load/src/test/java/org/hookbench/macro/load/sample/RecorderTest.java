// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.Sample;
import org.hookbench.macro.load.http.HttpTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RecorderTest {
  private static final MoreColumns NO_MORE = new MoreColumns(Load.DEFAULT, List.of());
  @TempDir Path directory;

  @Test
  void aFullDiskIsToldAndDoesNotHang() throws Exception {
    Files.createSymbolicLink(directory.resolve(ConnectionSetup.FILE), Path.of("/dev/full"));
    CountDownLatch told = new CountDownLatch(1);
    SampleRing ring = new SampleRing(1);
    assertThatThrownBy(
            () -> {
              Recorder recorder =
                  new Recorder(directory, List.of("none"), NO_MORE, ring, e -> {}, told::countDown);
              recorder.start();
              told.await();
              recorder.finish(0);
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No space left");
  }

  @Test
  void textsOfTheSystemDoNotBreakTheRows() throws Exception {
    SampleRing ring = new SampleRing(1);
    Recorder recorder = new Recorder(directory, List.of("none"), NO_MORE, ring, e -> {}, () -> {});
    recorder.start();
    recorder.opened(new ConnectionSetup(0, 3, 5, 6, "a \"b\", c\nd", -1, "", 40_000));
    recorder.finish(0);

    assertThat(Csv.lines(directory.resolve(ConnectionSetup.FILE)))
        .containsExactly(
            String.join(",", ConnectionSetup.COLUMNS), "none,3,5,6,a  b   c d,,,40000");
    assertThat(Csv.lines(directory.resolve(Sample.FILE)))
        .containsExactly(String.join(",", Sample.COLUMNS));
  }

  @Test
  void eachSampleOfABurstHasItsNumber() throws Exception {
    Load.Http load =
        Json.yaml().readValue("{bursts: [2, 1], rate: 1, requests: 5}", Load.Http.class);
    MoreColumns more =
        new MoreColumns(load, List.of(HttpTarget.of("a", "u"), HttpTarget.of("b", "v")));
    SampleRing ring = new SampleRing(10);
    Recorder recorder = new Recorder(directory, List.of("a", "b"), more, ring, e -> {}, () -> {});
    recorder.start();
    for (int seq = 0; seq < 10; seq++) {
      Exchange e = new Exchange(seq % 2, 0);
      e.begin(seq, 0);
      ring.put(e);
    }
    recorder.finish(10);

    Path file = directory.resolve(Sample.FILE);
    assertThat(Csv.lines(file).get(0)).endsWith(",error,burst");
    assertThat(Csv.rows(file))
        .extracting(row -> row[1] + row[row.length - 1])
        .containsExactly("a0", "b0", "a0", "b0", "a1", "b1", "a2", "b2", "a2", "b2");
  }
}
