// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.hookbench.experiment.json.Json;
import org.hookbench.micro.profiler.JmhModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.format.ResultFormatType;

class JmhIT {
  private static final String PRELOAD = "org.hookbench.micro.profiler.PreloadProfiler:";
  private static final String DUET = "org.hookbench.micro.profiler.DuetProfiler:";
  private static final String[] SHORT = {
    "-wi", "1", "-i", "2", "-w", "50ms", "-r", "50ms", "-rf", "json", "-rff", "jmh.json"
  };

  /** The model keeps a time as a whole number of nanoseconds of 10^9 operations. */
  private static final Comparator<JsonNode> NUMBERS =
      (a, b) ->
          a.isNumber() && b.isNumber() && Math.abs(a.asDouble() - b.asDouble()) < 1e-8
              ? 0
              : a.equals(b) ? 0 : 1;

  @TempDir Path folder;

  private Jar jmh(String... arguments) throws Exception {
    String[] all = Stream.of(arguments, SHORT).flatMap(Stream::of).toArray(String[]::new);
    return Jar.run(folder, all);
  }

  @Test
  void theListHasTheBenchmarksAndTheProfilers() throws Exception {
    assertThat(Jar.run(folder, "-l").out()).contains("DuetBenchmark.duet", "ReadBenchmark.read");
    assertThat(Jar.run(folder, "-lprof").out()).contains("PreloadProfiler: preloads a hook");
  }

  @Test
  void theDuetReportsOneDifferencePerForkInTheJsonOfJmh() throws Exception {
    Jar jar = jmh("DuetBenchmark", "-f", "3", "-p", "hook=dlsym", "-prof", DUET + "pairs=pairs");

    assertThat(jar.status()).as(jar.out()).isZero();
    assertThat(jar.out()).contains("95 % interval [", "over 3 forks");
    JsonNode result = Json.mapper().readTree(folder.resolve("jmh.json").toFile()).get(0);
    assertThat(result.path("params").path("hook").asText()).isEqualTo("dlsym");
    JsonNode difference = result.path("secondaryMetrics").path("duet.difference");
    assertThat(difference.path("scoreUnit").asText()).isEqualTo("ns/call");
    assertThat(difference.path("rawData")).hasSize(3).allMatch(fork -> fork.size() == 1);
    assertThat(difference.path("score").asDouble()).isPositive();
    try (Stream<Path> files = Files.list(folder.resolve("pairs"))) {
      assertThat(files).hasSize(3).allMatch(file -> file.toString().endsWith(".pairs.csv.gz"));
    }
  }

  /** Loaded into JMH's own results, the file is written by JMH's own writer as it was. */
  @Test
  void jmhMakesOfTheJsonTheResultsThatItWrote() throws Exception {
    Jar jar = jmh("DuetBenchmark", "-f", "2", "-p", "hook=pass,null", "-prof", DUET);
    assertThat(jar.status()).as(jar.out()).isZero();

    JmhModel model = JmhModel.of(folder.resolve("jmh.json"));

    assertThat(model.as(ResultFormatType.TEXT))
        .contains("DuetBenchmark.duet:duet.difference", "ns/call");
    JsonNode again = Json.mapper().readTree(model.as(ResultFormatType.JSON));
    JsonNode first = Json.mapper().readTree(folder.resolve("jmh.json").toFile());
    assertThat(again.equals(NUMBERS, first)).as("%s%n%s", again, first).isTrue();
  }

  @Test
  void aPreloadedHookIsRecordedInTheArgumentsOfTheFork() throws Exception {
    String[] point = {"-f", "1", "-p", "binding=jnr", "-p", "target=unix", "-p", "size=64"};
    Jar jar =
        jmh(
            Stream.of(new String[] {"ReadBenchmark", "-prof", PRELOAD + "count"}, point)
                .flatMap(Stream::of)
                .toArray(String[]::new));

    assertThat(jar.status()).as(jar.out()).isZero();
    JsonNode result = Json.mapper().readTree(folder.resolve("jmh.json").toFile()).get(0);
    assertThat(result.path("jvmArgs").toString())
        .contains("-Dhookbench.arm=count", "count.so", "-Dhookbench.hook.sha256=");
  }

  @Test
  void aHookThatIsNotThereEndsTheRunWithItsName() throws Exception {
    Jar jar = jmh("ReadBenchmark", "-f", "1", "-prof", PRELOAD + "/nowhere/x.so");

    assertThat(jar.err()).contains("/nowhere/x.so: there is no such file");
    assertThat(jar.status()).isEqualTo(1);
  }
}
