// SPDX-License-Identifier: Apache-2.0
package org.hookbench.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The verbs of a program with their options, as Markdown, from picocli's model. */
public final class VerbPage {
  private static final String SCRIPT = "scripts/hookbench";
  private static final int WIDTH = 118;

  private final StringBuilder page = new StringBuilder();
  private final String run;

  private VerbPage(String run) {
    this.run = run;
  }

  /**
   * A section for each verb.
   *
   * @param verb of the script that leads to the command; empty if the command's verbs are the
   *     script's
   * @param run what the script calls the command's verb {@code run}
   */
  public static String of(String title, Object command, String verb, String run) {
    VerbPage page = new VerbPage(run);
    page.page.append("# ").append(title).append("\n\n");
    page.page.append("Made from the code by `scripts/reference`. Do not edit.\n");
    page.add((SCRIPT + " " + verb).strip(), new CommandLine(command), true);
    return page.page.toString();
  }

  private void add(String name, CommandLine command, boolean top) {
    CommandSpec spec = command.getCommandSpec();
    boolean group = !command.getSubcommands().isEmpty();
    List<ArgSpec> arguments = arguments(spec);
    if (!arguments.isEmpty() || !group || !top) {
      page.append("\n## ").append(name).append("\n\n");
      String[] description = spec.usageMessage().description();
      page.append(wrapped(text(description))).append('\n');
      table(arguments);
    }
    command
        .getSubcommands()
        .forEach(
            (verb, sub) -> {
              boolean alias = !verb.equals(sub.getCommandName());
              if (!alias) {
                add(name + " " + (verb.equals("run") ? run : verb), sub, false);
              }
            });
  }

  private static List<ArgSpec> arguments(CommandSpec spec) {
    List<ArgSpec> all = new ArrayList<>();
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      all.add(parameter);
    }
    for (OptionSpec option : spec.options()) {
      if (!option.hidden() && !option.usageHelp() && !option.versionHelp()) {
        all.add(option);
      }
    }
    return all;
  }

  private void table(List<ArgSpec> arguments) {
    if (arguments.isEmpty()) {
      return;
    }
    page.append("\n| option | what |\n|---|---|\n");
    for (ArgSpec argument : arguments) {
      page.append("| `").append(name(argument).replace("|", "\\|")).append("` | ");
      page.append(text(argument.description()).replace("|", "\\|")).append(" |\n");
    }
  }

  private static String name(ArgSpec argument) {
    if (argument instanceof OptionSpec option) {
      String names = String.join("`, `", option.names());
      return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }
    return argument.paramLabel();
  }

  private static String text(String[] lines) {
    return List.of(lines).stream()
        .map(line -> Ansi.OFF.string(line.replace("%n", " ").replace("%%", "%")))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String wrapped(String text) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ")) {
      boolean breaks = column + word.length() >= WIDTH;
      lines.append(column == 0 ? "" : breaks ? "\n" : " ").append(word);
      column = (breaks ? 0 : column + 1) + word.length();
    }
    return lines.toString();
  }
}
