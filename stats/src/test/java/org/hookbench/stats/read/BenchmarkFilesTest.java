// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.hookbench.stats.analysis.Unit;
import org.junit.jupiter.api.Test;

class BenchmarkFilesTest extends FileReading {
  @Test
  void readsForksOfJmhAsTrials() throws IOException {
    String text =
        """
        [{"jmhVersion":"1.37","benchmark":"org.x.Read.zero","mode":"avgt","params":{"size":"1"},
          "primaryMetric":{"score":1,"scoreUnit":"ns/op","rawData":[[140.5,141.0],[150.0,151.5]]}},
         {"jmhVersion":"1.37","benchmark":"org.x.Read.file","mode":"avgt",
          "primaryMetric":{"score":1,"scoreUnit":"us/op","rawData":[[1.5],[1.25]]}}]
        """;
    ForeignSamples file = read(text, series("org.x.Read.zero:{\"size\":\"1\"}"));
    holds(file, "JMH JSON", Unit.NS, 140.5, 141, 150, 151.5);
    assertThat(file.trials()).hasSize(2);
    holds(read(text, series("org.x.Read.file")), "JMH JSON", Unit.US, 1.5, 1.25);
    assertThatThrownBy(() -> read(text)).hasMessageContaining("--series");
    assertThatThrownBy(
            () -> read(text.replace("ns/op", "ops/ns"), series("org.x.Read.zero:{\"size\":\"1\"}")))
        .hasMessageContaining("is a rate");
  }

  @Test
  void readsHistogramsOfJmh() throws IOException {
    String text =
        """
        [{"jmhVersion":"1.37","benchmark":"b","mode":"sample",
          "primaryMetric":{"scoreUnit":"us/op","rawDataHistogram":[[[[1.5,2],[2.5,1]]]]}}]
        """;
    holds(read(text), "JMH JSON", Unit.US, 1.5, 1.5, 2.5);
  }

  @Test
  void readsTheLongFormatOfPa() throws IOException {
    String text =
        """
        project;commit;benchmark;params;instance;trial;fork;iteration;mode;unit;value_count;value
        p;c;b;size=1;i1;1;1;1;sample;ns/op;2;140
        p;c;b;size=1;i1;1;2;1;sample;ns/op;1;150
        """;
    ForeignSamples file = read(text);
    holds(file, "pa", Unit.NS, 140, 140, 150);
    assertThat(file.trials()).hasSize(2);
  }
}
