package org.hookbench.macro.runner.hooks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.hook.HookInspection;
import org.hookbench.experiment.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** hooks inspect. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "What a shared object would do to a process, read from its file.")
final class InspectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "LIB.so", description = "The shared object.")
  private Path file;

  @Option(names = "--json", description = "Prints the machine form.")
  private boolean json;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw new UserError(file + ": there is no such file; give the path of a shared object");
    }
    HookInspection hook = HookInspection.of(file);
    System.out.print(json ? Json.text(hook) : text(hook));
    return ExitStatus.DONE;
  }

  private static String text(HookInspection hook) {
    return String.join(
        "\n",
        hook.file() + " (" + hook.architecture() + ")",
        "sha256        " + hook.sha256(),
        "interposes    " + words(hook.interposes()),
        "also exports  " + words(hook.otherExports()),
        "needs         " + words(hook.needs()),
        "glibc         " + glibc(hook),
        "musl          " + (hook.musl() ? "loads" : "does not load: " + words(hook.muslBecause())),
        "static TLS    " + (hook.staticTls() ? "yes: preload it, do not dlopen it" : "no"),
        "");
  }

  private static String glibc(HookInspection hook) {
    return hook.oldestGlibc() == null
        ? "any"
        : hook.oldestGlibc() + " or newer, because of " + words(hook.oldestGlibcBecause());
  }

  private static String words(Collection<String> words) {
    return words.isEmpty() ? "nothing" : String.join(" ", words);
  }
}
