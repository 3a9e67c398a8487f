package org.hookbench.macro.runner.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.hook.HookFile;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Preload;

/** Tries each hook in a small program before the first trial: the loader only warns and goes on. */
final class LoadCheck {
  private static final List<String> PROGRAM = List.of("/bin/true");

  private LoadCheck() {}

  static void check(Collection<ArmSetup> arms) {
    arms.stream().flatMap(a -> a.hook().stream()).distinct().forEach(LoadCheck::check);
  }

  private static void check(HookFile hook) {
    Preload.requireLoadablePath(hook.path().toString());
    ProcessBuilder builder = new ProcessBuilder(PROGRAM).redirectErrorStream(true);
    builder.environment().put("LD_PRELOAD", hook.path().toString());
    try {
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      judge(hook, said.strip(), exit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }

  private static void judge(HookFile hook, String said, int exit) {
    if (exit != 0 || said.contains("ERROR: ld.so")) {
      throw new UserError(
          hook.path()
              + ": fails to load ("
              + (said.isEmpty() ? "/bin/true ended with exit status " + exit : said)
              + "); ldd "
              + hook.path()
              + " tells what it misses");
    }
  }
}
