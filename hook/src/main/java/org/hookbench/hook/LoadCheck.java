// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.experiment.console.UserError;

/**
 * Finds out whether a hook loads: a program of this machine that does nothing is started with it.
 * One that is built for musl is given to musl's loader, if there is one.
 */
public final class LoadCheck {
  private static final Duration LIMIT = Duration.ofSeconds(8);
  private static final int MOST_SAID = 500;

  /** Printed by the program that does nothing: a hook that ends it before is found. */
  private static final String REACHED = "hookbench-reached-main";

  private static final String IDLE = "a program that does nothing";

  private LoadCheck() {}

  /** Refuses a hook that does not load, with the loader's own words. */
  static void check(Path hook) {
    objection(hook)
        .ifPresent(
            why -> {
              throw UserError.of(
                  "%s: cannot be loaded on this machine (%s); %s", hook, why, remedy(why));
            });
  }

  private static String remedy(String why) {
    return why.contains(IDLE)
        ? "mend what it does when it is loaded and unloaded"
        : "build it for this libc";
  }

  /** Refuses a hook that is built for another C library than a program of this machine. */
  public static void check(Path hook, String program) {
    Libc ofHook = libc(hook).orElse(null);
    Libc ofProgram = Libc.ofProgram(program).orElse(ofHook);
    if (ofHook != null && ofHook != ofProgram) {
      throw UserError.of(
          "%s: is built for %s, but %s runs on %s; build it for %s",
          hook, ofHook, program, ofProgram, ofProgram);
    }
  }

  /** What the loader says against it. */
  public static Optional<String> objection(Path hook) {
    Path file = hook.toAbsolutePath();
    Optional<String> elsewhere = ElfHead.otherMachine(file);
    if (elsewhere.isPresent()) {
      return elsewhere;
    }
    if (libc(file).orElse(Libc.GLIBC) != Libc.MUSL) {
      // From its own folder, whose path may hold what LD_PRELOAD cannot name.
      Command nothing = command(List.of("/bin/echo", REACHED)).in(file.getParent());
      return tried(nothing.with("LD_PRELOAD", "./" + file.getFileName()), IDLE, REACHED);
    }
    Path loader = muslLoader();
    return Files.isExecutable(loader)
        ? tried(command(List.of(loader.toString(), "--list", file.toString())), "musl's loader", "")
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

  private static Command command(List<String> words) {
    return new Command(words, LIMIT)
        .without("HOOKBENCH_")
        .with("LD_BIND_NOW", "1")
        .mergingErrors()
        .leavingNothing();
  }

  private static Optional<String> tried(Command command, String what, String reached) {
    try {
      CommandOutput output = command.run();
      if (!output.ended()) {
        return Optional.of(
            what + " with it does not end within " + LIMIT.toSeconds() + " s; it was killed");
      }
      return judge(what, output, reached);
    } catch (IOException e) {
      return Optional.of(what + " cannot be started: " + e.getMessage());
    }
  }

  private static Optional<String> judge(String what, CommandOutput output, String reached) {
    String said = output.out().replace(reached, "").strip();
    if (said.contains("LD_PRELOAD") || said.contains("symbol lookup error")) {
      return Optional.of(first(said));
    }
    String words = said.isEmpty() ? "" : ", saying: " + first(said);
    if (output.status() != 0) {
      return Optional.of(what + " ended with " + output.status() + words);
    }
    return output.out().contains(reached)
        ? Optional.empty()
        : Optional.of("it ends " + what + " before its main function" + words);
  }

  private static String first(String said) {
    return said.length() > MOST_SAID ? said.substring(0, MOST_SAID) + "..." : said;
  }
}
