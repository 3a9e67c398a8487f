// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.experiment.provenance.HookFile;

/**
 * The two objects that go around a hook, so that one process has connections with it and without.
 *
 * @param front before the hook: sends each call to it or past it
 * @param behind after the hook: answers its own call of accept
 * @param acceptsAll whether accept and close of all connections go through the hook, because it
 *     looks accept up by a handle
 */
public record Switchable(HookFile front, HookFile behind, boolean acceptsAll) {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final String CANNOT = "cannot: ";
  private static final int REFUSED = 3;

  /** The objects around nothing: both arms go past them. */
  public static Switchable aroundNothing() {
    return new Switchable(object("switch.so"), object("switch-behind.so"), false);
  }

  /** The objects around a hook that can be switched; another one is a {@link UserError}. */
  public static Switchable around(Path hook) {
    CommandOutput output = check(tool("hb-switch-check"), hook);
    if (output.status() == REFUSED) {
      throw new UserError(hook + ": cannot be switched: " + reasons(output) + instead());
    }
    if (!output.ok()) {
      throw UserError.of(
          "%s: hb-switch-check cannot tell whether it can be switched (%s): %s%s",
          hook,
          output.ended() ? "status " + output.status() : "it did not end",
          (output.out() + output.errors()).strip(),
          instead());
    }
    return new Switchable(
        object("switch.so"),
        object("switch-behind.so"),
        output.out().lines().anyMatch("accept: all"::equals));
  }

  private static String instead() {
    return "; write design: {schedule: duet}";
  }

  private static CommandOutput check(Path tool, Path hook) {
    try {
      return new Command(List.of(tool.toString(), hook.toString()), LIMIT)
          .without("HOOKBENCH_")
          .leavingNothing()
          .run();
    } catch (IOException e) {
      throw new UserError(tool + ": cannot be started: " + e.getMessage(), e);
    }
  }

  private static String reasons(CommandOutput output) {
    return output
        .out()
        .lines()
        .filter(line -> line.startsWith(CANNOT))
        .map(line -> line.substring(CANNOT.length()))
        .collect(Collectors.joining("; "));
  }

  private static Path tool(String name) {
    Path file = Home.find().resolve("native/target/tools").resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new UserError(file + ": is not built; run scripts/hookbench build");
    }
    return file;
  }

  private static HookFile object(String name) {
    HookFile file = HookFile.of(tool(name));
    file.requirePreloadable(file.path().toString());
    return file;
  }
}
