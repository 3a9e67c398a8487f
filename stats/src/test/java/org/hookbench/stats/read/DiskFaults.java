// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import static org.hookbench.experiment.results.TrialStatus.FAILED;
import static org.hookbench.experiment.results.TrialStatus.FINISHED;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hookbench.experiment.console.Program;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.TrialDirectory;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.stats.command.AnalyzeCommand;

/**
 * Started with native/test/hostile/diskfaults.c preloaded: each call that changes a result
 * directory fails once, in turn, while trials are made and while it is analysed. Prints the number
 * of faults of each.
 */
final class DiskFaults {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final List<PlannedTrial> TRIALS =
      Stream.of(1, 2, 3)
          .map(n -> new PlannedTrial(n, TrialKind.MACRO, "hello", n, List.of("none"), n))
          .toList();
  private static final Plan PLAN = Plan.of("demo", 42, Map.of("none", "none"), List.of(), TRIALS);

  /** Faults between two of those after which it is analysed again. */
  private static final int AGAIN = 8;

  private DiskFaults() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]).toRealPath();
    tell("below" + folder);
    System.out.println("trials " + trials(folder) + " analysis " + analysis(folder));
  }

  private static boolean tell(String what) {
    return new File("/diskfaults/" + what).canRead();
  }

  private static int trials(Path folder) throws IOException {
    for (int n = 1; ; n++) {
      Path parent = Files.createDirectory(folder.resolve("trials-" + n));
      List<PlannedTrial> finished = new ArrayList<>();
      tell("fail/" + n);
      try {
        make(ResultDirectory.create(parent, NOW, PLAN, Map.of("experiment.yaml", "a")), finished);
      } catch (UncheckedIOException | IOException | UserError expected) {
        require(tell("fired"), "an error without a fault: " + expected);
      }
      boolean fired = tell("fired");
      tell("fail/0");
      resume(n, parent, finished);
      if (!fired) {
        return n - 1;
      }
    }
  }

  /** The second trial fails at first and is made again. */
  private static void make(ResultDirectory results, List<PlannedTrial> finished)
      throws IOException {
    results.removePartialTrials();
    for (PlannedTrial trial : TRIALS) {
      if (trial.number() == 2) {
        make(results, trial, FAILED);
      }
      make(results, trial, FINISHED);
      finished.add(trial);
    }
    results.seal();
  }

  private static void make(ResultDirectory results, PlannedTrial trial, TrialStatus status)
      throws IOException {
    TrialDirectory directory = results.begin(trial);
    Files.writeString(directory.path().resolve("log.txt"), "log");
    directory.commit(TrialRecord.ended(trial, NOW, status, "because", List.of()));
  }

  /** What had finished is there, and the rest can be made. */
  private static void resume(int n, Path parent, List<PlannedTrial> finished) throws IOException {
    Path path = parent.resolve("20260131T120000Z-demo");
    if (!Files.exists(path)) {
      require(finished.isEmpty(), n + ": trials had finished and the directory is not there");
      return;
    }
    ResultDirectory results = ResultDirectory.open(path);
    for (PlannedTrial trial : finished) {
      TrialRecord record = results.record(trial).orElse(null);
      require(record != null && record.status() == FINISHED, n + ": lost " + trial);
    }
    results.removePartialTrials();
    for (PlannedTrial trial : results.unfinished()) {
      make(results, trial, FINISHED);
    }
    results.seal();
    require(results.unfinished().isEmpty(), n + ": cannot be resumed");
  }

  private static int analysis(Path folder) throws IOException {
    Path directory =
        MadeUpDirectory.in(folder)
            .arms("none", "scan")
            .blocks(2)
            .requests(20)
            .macro("hello", Map.of("scan", 20.0))
            .write();
    analyze(directory);
    Map<String, String> whole = files(directory);
    for (int n = 1; ; n++) {
      tell("fail/" + n);
      int status = analyze(directory);
      boolean fired = tell("fired");
      tell("fail/0");
      require(status == 0 || fired, n + ": status " + status + " without a fault");
      require(files(directory).equals(whole), n + ": the analysis that was there is not whole");
      if (n % AGAIN == 0 || !fired) {
        require(analyze(directory) == 0, n + ": cannot be analysed again");
      }
      if (!fired) {
        return n - 1;
      }
    }
  }

  private static int analyze(Path directory) {
    return Program.run(new AnalyzeCommand(), directory.toString());
  }

  /** Contents by name, hidden ones left out. */
  private static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().startsWith(".")) {
          files.put(
              directory.relativize(file).toString(),
              HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
    }
    return files;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      System.out.println("FAILED " + message);
      System.exit(3);
    }
  }
}
