// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.experiment.provenance.Home;

/**
 * Watches whether a hook looks the real function up on every call: counts dlsym in a program that
 * makes {@value #CALLS} calls of a function that the hook interposes.
 */
public final class LookupObserver {
  /** Calls of the observed program. */
  public static final int CALLS = 1000;

  /** What the probe can call besides read, and on what. */
  private static final List<String> PROBED =
      List.of("readv zero", "recv tcp4", "accept tcp4", "fsync file", "clock_gettime none");

  private static final Duration LIMIT = Duration.ofSeconds(8);

  private LookupObserver() {}

  /** Look-ups while the program ran; empty when it can call nothing that is interposed. */
  public static OptionalLong lookups(Path hook, Set<String> interposed) {
    Path target = Home.find().resolve("native/target");
    Path observer = target.resolve("tools/observe.so");
    if (!Files.isRegularFile(observer)) {
      return OptionalLong.empty();
    }
    Path folder =
        hook.toAbsolutePath().getParent(); // its path may hold what LD_PRELOAD cannot name
    if (interposed.contains("read")) {
      return observe(folder, reader(), "./" + hook.getFileName() + ":" + observer);
    }
    return PROBED.stream()
        .map(call -> call.split(" "))
        .filter(call -> interposed.contains(call[0]))
        .findFirst()
        .map(call -> observe(folder, probe(target, hook, call), observer.toString()))
        .orElse(OptionalLong.empty());
  }

  private static List<String> reader() {
    return List.of("dd", "if=/dev/zero", "of=/dev/null", "bs=1", "count=" + CALLS);
  }

  private static List<String> probe(Path target, Path hook, String[] call) {
    List<String> command = new ArrayList<>(List.of(target.resolve("hb-probe").toString()));
    command.addAll(List.of("--pairs", "1", "--warmup", "0", "--calls", "" + CALLS));
    command.addAll(List.of("--function", call[0], "--target", call[1]));
    command.addAll(List.of("--hook", hook.toAbsolutePath().toString()));
    return command;
  }

  private static OptionalLong observe(Path folder, List<String> words, String preload) {
    try {
      Path count = Files.createTempFile("hookbench-lookups", ".txt");
      try {
        CommandOutput output =
            new Command(words, LIMIT)
                .in(folder)
                .with("LD_PRELOAD", preload)
                .with("HOOKBENCH_LOOKUPS", count.toString())
                .leavingNothing()
                .run();
        String text = output.ok() ? Files.readString(count).strip() : "";
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
      } finally {
        Files.delete(count);
      }
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
