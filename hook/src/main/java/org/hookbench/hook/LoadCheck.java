package org.hookbench.hook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hookbench.experiment.console.UserError;

/**
 * Finds out whether a hook loads: a program of this machine that does nothing is started with it.
 * One that is built for musl is given to musl's loader, if there is one.
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

  /** Refuses a hook that is built for another C library than a program of this machine. */
  public static void check(Path hook, String program) {
    Libc ofHook = libc(hook).orElse(null);
    Libc ofProgram = Libc.ofProgram(program).orElse(ofHook);
    if (ofHook != null && ofHook != ofProgram) {
      throw new UserError(
          hook
              + ": is built for "
              + ofHook
              + ", but "
              + program
              + " runs on "
              + ofProgram
              + "; build it for "
              + ofProgram);
    }
  }

  /** What the loader says against it. */
  public static Optional<String> objection(Path hook) {
    Path file = hook.toAbsolutePath();
    if (libc(file).orElse(Libc.GLIBC) != Libc.MUSL) {
      // From its own folder, whose path may hold what LD_PRELOAD cannot name.
      ProcessBuilder nothing = new ProcessBuilder("/bin/true").directory(file.getParent().toFile());
      nothing.environment().put("LD_PRELOAD", "./" + file.getFileName());
      return tried(nothing, "a program that does nothing");
    }
    Path loader = muslLoader();
    return Files.isExecutable(loader)
        ? tried(new ProcessBuilder(loader + "", "--list", file + ""), "musl's loader")
        : Optional.empty();
  }

  private static Optional<Libc> libc(Path hook) {
    try {
      return Libc.ofObject(ElfFile.read(hook));
    } catch (UserError damaged) {
      return Optional.empty(); // the loader has better words for it
    }
  }

  private static Path muslLoader() {
    String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
    return Path.of("/lib/ld-musl-" + machine + ".so.1");
  }

  private static Optional<String> tried(ProcessBuilder builder, String what) {
    builder.redirectErrorStream(true);
    builder.environment().put("LD_BIND_NOW", "1");
    builder.environment().keySet().removeIf(name -> name.startsWith("HOOKBENCH_"));
    try {
      Process program = builder.start();
      String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!program.waitFor(SECONDS, TimeUnit.SECONDS)) {
        program.destroyForcibly();
        return Optional.of(what + " did not end within " + SECONDS + " s");
      }
      return judge(what, program.exitValue(), said.strip());
    } catch (IOException e) {
      return Optional.of(what + " cannot be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private static Optional<String> judge(String what, int status, String said) {
    if (said.contains("LD_PRELOAD") || said.contains("symbol lookup error")) {
      return Optional.of(said);
    }
    String words = said.isEmpty() ? "" : ", saying: " + said;
    return status == 0 ? Optional.empty() : Optional.of(what + " ended with " + status + words);
  }
}
