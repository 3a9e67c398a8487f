package org.hookbench.macro.load.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RecorderTest {
  @TempDir Path directory;

  @Test
  void aFullDiskIsToldAndDoesNotHang() throws Exception {
    Files.createSymbolicLink(directory.resolve(ConnectionSetup.FILE), Path.of("/dev/full"));
    CountDownLatch told = new CountDownLatch(1);
    SampleRing ring = new SampleRing(1);
    assertThatThrownBy(
            () -> {
              Recorder recorder =
                  new Recorder(directory, List.of("none"), ring, e -> {}, told::countDown);
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
    Recorder recorder = new Recorder(directory, List.of("none"), ring, e -> {}, () -> {});
    recorder.start();
    recorder.opened(new ConnectionSetup(0, 3, 5, 6, "a \"b\", c\nd", -1, "", 40_000));
    recorder.finish(0);

    assertThat(Csv.lines(directory.resolve(ConnectionSetup.FILE)))
        .containsExactly(
            String.join(",", ConnectionSetup.COLUMNS), "none,3,5,6,a  b   c d,,,40000");
    assertThat(Csv.lines(directory.resolve(Sample.FILE)))
        .containsExactly(String.join(",", Sample.COLUMNS));
  }
}
