package org.hookbench.hook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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

  private static final int SECONDS = 20;

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

  private static OptionalLong observe(Path folder, List<String> command, String preload) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("LD_PRELOAD", preload);
    try {
      Path count = Files.createTempFile("hookbench-lookups", ".txt");
      try {
        return run(builder, count).map(OptionalLong::of).orElse(OptionalLong.empty());
      } finally {
        Files.delete(count);
      }
    } catch (IOException e) {
      return OptionalLong.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    }
  }

  private static Optional<Long> run(ProcessBuilder builder, Path count)
      throws IOException, InterruptedException {
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("HOOKBENCH_LOOKUPS", count.toString());
    Process process = builder.start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return Optional.empty();
    }
    String text = process.exitValue() == 0 ? Files.readString(count).strip() : "";
    return text.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(text));
  }
}
