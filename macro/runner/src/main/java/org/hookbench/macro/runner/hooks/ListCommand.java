// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.hooks;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.hook.HookCatalog;
import org.hookbench.hook.HookInspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** hooks list. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the hooks of this checkout; docs/reference/hooks.md describes them.",
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench hooks list",
      "  scripts/hookbench hooks list --json"
    })
final class ListCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    HookCatalog catalog = HookCatalog.ofHome();
    List<HookInspection> hooks =
        catalog.names().stream()
            .map(name -> catalog.locate(new Arm.Ours(name)).orElseThrow())
            .map(HookFile::path)
            .map(HookInspection::of)
            .toList();
    if (json) {
      System.out.print(Json.text(hooks));
      return ExitStatus.DONE;
    }
    System.out.printf(
        Locale.ROOT, "%-8s %10s %8s %5s  %s%n", "hook", "interposes", "glibc", "musl", "file");
    hooks.forEach(hook -> System.out.print(line(hook)));
    return ExitStatus.DONE;
  }

  private static String line(HookInspection hook) {
    String name = hook.file().getFileName().toString().replaceFirst("\\.so$", "");
    return String.format(
        Locale.ROOT,
        "%-8s %10d %8s %5s  %s%n",
        name,
        hook.interposes().size(),
        hook.oldestGlibc() == null ? "any" : hook.oldestGlibc() + "+",
        hook.musl() ? "yes" : "no",
        hook.file());
  }
}
