// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.driver;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SampleRow;
import org.hookbench.experiment.results.SampleWriter;

/** Writes samples.csv.gz of a driver: done_ns is sent_ns plus the time that the driver printed. */
final class DriverSamples implements Closeable {
  private final SampleWriter file;
  private final List<String> arms;
  private final long zeroNs = System.nanoTime();
  private final SampleRow row = new SampleRow();

  DriverSamples(Path folder, List<String> arms) throws IOException {
    this.arms = List.copyOf(arms);
    this.file = new SampleWriter(folder.resolve(Sample.FILE), arms);
    row.connection = 0;
  }

  void add(String arm, DriverCall.Result result) throws IOException {
    row.arm = arms.indexOf(arm);
    row.intendedNs = result.startNs() - zeroNs;
    row.sentNs = row.intendedNs;
    row.doneNs = row.sentNs + result.timeNs();
    row.bytes = result.bytes();
    row.error = result.error();
    file.write(row);
    row.seq++;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
