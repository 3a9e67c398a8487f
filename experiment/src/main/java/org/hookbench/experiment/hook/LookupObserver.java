package org.hookbench.experiment.hook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Watches whether a hook looks the real function up on every call: counts dlsym in a program that
 * reads {@value #READS} times a byte.
 */
public final class LookupObserver {
  /** Reads of the observed program. */
  public static final int READS = 1000;

  private static final int SECONDS = 20;

  private LookupObserver() {}

  /** Calls of dlsym while the program ran; empty when it could not be observed. */
  public static OptionalLong lookups(Path hook) {
    Path observer = Home.find().resolve("native/target/tools/observe.so");
    if (!Files.isRegularFile(observer)) {
      return OptionalLong.empty();
    }
    try {
      Path count = Files.createTempFile("hookbench-lookups", ".txt");
      try {
        return observe(hook.toAbsolutePath() + ":" + observer, count);
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

  private static OptionalLong observe(String preload, Path count)
      throws IOException, InterruptedException {
    ProcessBuilder dd =
        new ProcessBuilder("dd", "if=/dev/zero", "of=/dev/null", "bs=1", "count=" + READS)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    dd.environment().put("LD_PRELOAD", preload);
    dd.environment().put("HOOKBENCH_LOOKUPS", count.toString());
    Process process = dd.start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return OptionalLong.empty();
    }
    String text = Files.readString(count).strip();
    return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }
}
