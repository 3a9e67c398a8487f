// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.hooks;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.json.Json;
import org.hookbench.hook.Mechanisms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** hooks mechanisms. */
@Command(
    name = "mechanisms",
    mixinStandardHelpOptions = true,
    description = {
      "Tries each mechanism here and says what cannot be used and what to change.",
      "docs/reference/mechanisms.md describes them."
    },
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench hooks mechanisms",
      "  scripts/hookbench hooks mechanisms --json"
    })
final class MechanismsCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<Mechanisms.Ability> abilities = Mechanisms.here();
    if (json) {
      System.out.print(Json.text(abilities));
      return ExitStatus.DONE;
    }
    System.out.printf(Locale.ROOT, "%-10s %-5s %-9s %s%n", "mechanism", "here", "arm", "reason");
    abilities.forEach(ability -> System.out.print(line(ability)));
    return ExitStatus.DONE;
  }

  private static String line(Mechanisms.Ability ability) {
    String text =
        String.format(
            Locale.ROOT,
            "%-10s %-5s %-9s %s",
            ability.mechanism(),
            ability.can() ? "yes" : "no",
            ability.carries() ? "any hook" : "count",
            ability.reason() == null ? "" : ability.reason());
    return text.stripTrailing() + "\n";
  }
}
