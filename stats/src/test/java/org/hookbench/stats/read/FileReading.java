// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hookbench.stats.analysis.Unit;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the reader share: a file of a given text, read as it is asked for. */
abstract class FileReading {
  @TempDir Path folder;

  ForeignSamples read(String text, ReadSpec request) throws IOException {
    return ForeignReader.read(Files.writeString(folder.resolve("file"), text), request);
  }

  ForeignSamples read(String text) throws IOException {
    return read(text, ReadSpec.DEFAULT);
  }

  static ReadSpec series(String name) {
    return new ReadSpec(null, null, null, name, null, 0);
  }

  static ReadSpec unit(Unit unit) {
    return new ReadSpec(null, null, unit, null, null, 0);
  }

  static void holds(ForeignSamples file, String format, Unit unit, double... values) {
    assertThat(file.format()).isEqualTo(format);
    assertThat(file.unit()).isEqualTo(unit);
    double[] all = file.trials().stream().flatMapToDouble(Arrays::stream).toArray();
    assertThat(all).containsExactly(values, within(1e-9));
  }
}
