// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.HdrHistogram.DoubleHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.hookbench.stats.analysis.Unit;
import org.junit.jupiter.api.Test;

/** Histograms do not tell the order of their samples: it is compared in order of value. */
class HistogramFilesTest extends FileReading {
  private static void holdsSorted(ForeignSamples file, String format, Unit unit, double... values) {
    file.trials().forEach(Arrays::sort);
    holds(file, format, unit, values);
  }

  @Test
  void readsTheHistogramOfFortio() throws IOException {
    String text =
        """
        {"RunType":"HTTP","DurationHistogram":{"Count":3,"Data":[
          {"Start":0.001,"End":0.002,"Percent":66,"Count":2},{"Start":0.002,"End":0.004,"Percent":100,"Count":1}]}}
        """;
    holdsSorted(read(text), "Fortio JSON", Unit.S, 0.00125, 0.00175, 0.003);
  }

  private static final String UNEVEN =
      """
      {"RunType":"HTTP","DurationHistogram":{"Count":1000,"Data":[
        {"Start":0.001,"End":0.002,"Percent":70,"Count":700},{"Start":0.002,"End":0.009,"Percent":100,"Count":301}]}}
      """;

  @Test
  void anOrderThatIsNotToldShowsNoChangeOverTime() throws IOException {
    double[] values = read(UNEVEN).trials().get(0);
    double[] first = Arrays.copyOf(values, 500);
    double[] second = Arrays.copyOfRange(values, 500, 1001);
    assertThat(first).isNotEqualTo(Arrays.stream(first).sorted().toArray());
    assertThat(second).isNotEqualTo(Arrays.stream(second).sorted().toArray());
    Arrays.sort(first);
    Arrays.sort(second);

    for (int i = 0; i < first.length; i++) {
      assertThat(first[i]).isBetween(second[i], second[i + 1]);
    }
  }

  @Test
  void noWarmUpIsTakenFromSamplesWithoutAnOrder() {
    assertThatThrownBy(() -> read(UNEVEN, new ReadSpec(null, null, null, null, null, 100)))
        .hasMessageContaining("does not tell the order of its samples");
  }

  @Test
  void readsBothSpectraOfWrk2() throws IOException {
    String spectrum =
        """
          Latency Distribution (HdrHistogram - %s)
         50.000%%    2.50ms
          Detailed Percentile spectrum:
               Value   Percentile   TotalCount 1/(1-Percentile)

               2.500     0.500000            2         2.00
               3.500     1.000000            3          inf
        #[Mean    =        2.8, StdDeviation   =        0.5]
        """;
    String text =
        spectrum.formatted("Recorded Latency")
            + spectrum.formatted("Uncorrected Latency (measured)");
    holdsSorted(read(text, series("recorded")), "HdrHistogram percentiles", Unit.MS, 2.5, 2.5, 3.5);
    holdsSorted(
        read(text, series("uncorrected")), "HdrHistogram percentiles", Unit.MS, 2.5, 2.5, 3.5);
  }

  @Test
  void asksForTheUnitOfAPlainHistogram() throws IOException {
    String text =
        "\"Value\",\"Percentile\",\"TotalCount\",\"1/(1-Percentile)\"\n"
            + "7.0,0.5,1,2\n"
            + "9.0,1.0,2,Infinity\n";
    holdsSorted(read(text, unit(Unit.US)), "HdrHistogram percentiles", Unit.US, 7, 9);
    assertThatThrownBy(() -> read(text)).hasMessageContaining("--unit");
  }

  @Test
  void readsALogOfHistograms() throws IOException {
    Path file = folder.resolve("log.hlog");
    HistogramLogWriter writer = new HistogramLogWriter(file.toFile());
    writer.outputLogFormatVersion();
    writer.outputLegend();
    Histogram histogram = new Histogram(3);
    histogram.recordValue(100);
    histogram.recordValue(100);
    histogram.recordValue(900);
    histogram.setStartTimeStamp(1000);
    histogram.setEndTimeStamp(2000);
    writer.outputIntervalHistogram(histogram);
    writer.close();
    holdsSorted(
        ForeignReader.read(file, unit(Unit.US)), "HdrHistogram log", Unit.US, 100, 100, 900);
  }

  @Test
  void aLogOfDoubleHistogramsIsRefusedWithItsCause() throws IOException {
    Path file = folder.resolve("double.hlog");
    HistogramLogWriter writer = new HistogramLogWriter(file.toFile());
    writer.outputLogFormatVersion();
    writer.outputLegend();
    DoubleHistogram histogram = new DoubleHistogram(3);
    histogram.recordValue(0.5);
    histogram.setStartTimeStamp(1000);
    histogram.setEndTimeStamp(2000);
    writer.outputIntervalHistogram(histogram);
    writer.close();

    assertThatThrownBy(() -> ForeignReader.read(file, ReadSpec.DEFAULT))
        .hasMessageContaining("is a log of DoubleHistogram, which is not read");
  }
}
