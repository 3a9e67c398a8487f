package org.hookbench.experiment.hook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hookbench.experiment.console.UserError;

/**
 * Finds out whether the loader of this machine takes a hook, by preloading it into a program that
 * does nothing.
 */
public final class LoadCheck {
  private static final int SECONDS = 10;

  private LoadCheck() {}

  /** Refuses a hook that does not load, with the loader's own words. */
  static void check(Path hook) {
    objection(hook)
        .ifPresent(
            why -> {
              throw new UserError(
                  hook
                      + ": cannot be loaded on this machine ("
                      + why
                      + "); build it for this libc");
            });
  }

  /** What the loader says against it. */
  public static Optional<String> objection(Path hook) {
    ProcessBuilder builder = new ProcessBuilder("/bin/true").redirectErrorStream(true);
    builder.environment().put("LD_PRELOAD", hook.toAbsolutePath().toString());
    builder.environment().put("LD_BIND_NOW", "1");
    builder.environment().keySet().removeIf(name -> name.startsWith("HOOKBENCH_"));
    try {
      Process program = builder.start();
      String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!program.waitFor(SECONDS, TimeUnit.SECONDS)) {
        program.destroyForcibly();
        return Optional.of("a program that does nothing did not end within " + SECONDS + " s");
      }
      return judge(program.exitValue(), said.strip());
    } catch (IOException e) {
      return Optional.of("/bin/true cannot be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private static Optional<String> judge(int status, String said) {
    if (said.contains("LD_PRELOAD") || said.contains("symbol lookup error") || status == 127) {
      return Optional.of(said.isEmpty() ? "exit status " + status : said);
    }
    return status == 0
        ? Optional.empty()
        : Optional.of("a program that does nothing ended with " + status);
  }
}
