// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.results.ResultDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MicroCommandTest {
  @TempDir private Path work;

  private String printed(String... more) {
    List<String> words =
        Stream.concat(
                Stream.of("--hook", "pass", "--binding", "probe", "--forks", "3"), Stream.of(more))
            .toList();
    return run(words);
  }

  private static String run(List<String> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      assertThat(new CommandLine(new MicroCommand()).execute(words.toArray(String[]::new)))
          .isZero();
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aDryRunPrintsThePlanAndMakesNothing() throws Exception {
    Path out = work.resolve("results");

    assertThat(printed("--dry-run", "--out", out.toString()).lines())
        .hasSize(3)
        .allMatch(line -> line.matches("000[123]-read-zero-\\S+  none \\| pass"));
    assertThat(printed("--dry-run", "--json", "--out", out.toString())).contains("\"trials\"");
    assertThat(Files.exists(out)).isFalse();
  }

  @Test
  void blocksForWhichThereIsNoTimeAreLeftOutAndCanBeAdded() throws Exception {
    String path = printed("--seconds", "0.01", "--within", "1ns", "--out", work.toString()).strip();
    ResultDirectory results = ResultDirectory.open(Path.of(path));
    assertThat(results.plan().trials()).hasSize(1);
    String plan = Files.readString(results.path().resolve(ResultDirectory.PLAN));

    assertThat(run(List.of("--extend", path, "--blocks", "2", "--dry-run")).lines()).hasSize(2);
    assertThat(Files.readString(results.path().resolve(ResultDirectory.PLAN))).isEqualTo(plan);
    run(List.of("--extend", path, "--blocks", "2"));
    assertThat(results.plan().trials()).hasSize(3);
    assertThat(results.unfinished()).isEmpty();
  }
}
