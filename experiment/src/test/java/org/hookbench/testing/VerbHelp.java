// SPDX-License-Identifier: Apache-2.0
package org.hookbench.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What every {@code --help} must have. */
public final class VerbHelp {
  private static final Pattern TIME = Pattern.compile("\\d ?(ns|us|ms|s|min|h)\\b");

  private VerbHelp() {}

  /** What the help of a command, and of each verb below it, lacks. */
  public static List<String> faults(Object command) {
    List<String> faults = new ArrayList<>();
    add(new CommandLine(command), faults);
    return faults;
  }

  private static void add(CommandLine command, List<String> faults) {
    CommandSpec spec = command.getCommandSpec();
    String name = spec.qualifiedName();
    if (String.join("", spec.usageMessage().description()).isBlank()) {
      faults.add(name + ": no description");
    }
    String own = name.substring(name.lastIndexOf(' ') + 1);
    if (Stream.of(spec.usageMessage().footer()).noneMatch(line -> isExample(line, own))) {
      faults.add(name + ": no example");
    }
    spec.options().stream()
        .filter(option -> !option.hidden() && option.arity().max() > 0)
        .forEach(option -> add(name + " " + option.longestName(), option, faults));
    command.getSubcommands().values().stream().distinct().forEach(sub -> add(sub, faults));
  }

  private static boolean isExample(String line, String own) {
    return line.matches(" .*(scripts/hookbench|java -jar hookbench-micro.jar).*")
        && line.contains(own);
  }

  private static void add(String name, OptionSpec option, List<String> faults) {
    String text = String.join(" ", option.description());
    if (text.isBlank()) {
      faults.add(name + ": no description");
    }
    if (hasDefault(option) && !text.toLowerCase(Locale.ROOT).contains("default")) {
      faults.add(name + ": does not say its default");
    }
    if (option.paramLabel().startsWith("<")) {
      faults.add(name + ": its value has no name");
    }
    if (option.paramLabel().equals("TIME") && !TIME.matcher(text).find()) {
      faults.add(name + ": shows no unit of time");
    }
  }

  private static boolean hasDefault(OptionSpec option) {
    Object value = option.initialValue();
    return value instanceof Collection<?> all ? !all.isEmpty() : value != null;
  }
}
