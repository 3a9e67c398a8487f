// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What {@code compare} says of calls, which JMH times, and not of requests. */
class ComparedCallsTest {
  @TempDir private Path folder;

  private String jmh(String name, double ns) throws IOException {
    String forks =
        IntStream.range(0, 6)
            .mapToObj(fork -> List.of(ns + 0.1 * fork, ns + 0.2, ns + 0.3, ns + 0.01 * fork))
            .map(Object::toString)
            .collect(Collectors.joining(",", "[", "]"));
    String text =
        """
        [{"benchmark":"b","mode":"avgt","primaryMetric":{"scoreUnit":"ns/op","rawData":%s}}]
        """
            .formatted(forks);
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String compare(String... args) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new CompareCommand()).setOut(new PrintWriter(out));
    assertThat(line.execute(args)).isZero();
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(doubles = {100, 120})
  void callsAreNotCalledRequests(double treatment) throws IOException {
    assertThat(compare("--baseline", jmh("a", 100), "--treatment", jmh("b", treatment)))
        .contains(" per call")
        .doesNotContain("per request");
  }

  @Test
  void analysisJsonNamesTheKind() throws IOException {
    assertThat(compare("--json", "--baseline", jmh("a", 100), "--treatment", jmh("b", 120)))
        .contains("\"kind\" : \"micro\"");
  }
}
