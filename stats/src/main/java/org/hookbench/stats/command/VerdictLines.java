// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.experiment.Names;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.compare.OutcomeLines;
import org.hookbench.stats.compare.Phrase;

/**
 * What a terminal shows: verdicts about hooks with a line per outcome, requests first; controls in
 * one line; then how often each warning was given.
 */
final class VerdictLines {
  private VerdictLines() {}

  static List<String> of(List<ComparedArms> compared) {
    List<String> lines = new ArrayList<>();
    for (boolean micro : new boolean[] {false, true}) {
      List<ComparedArms> kind = compared.stream().filter(c -> c.micro() == micro).toList();
      List<ComparedArms> hooks = kind.stream().filter(c -> !c.control()).toList();
      (hooks.isEmpty() ? kind : hooks).stream().map(VerdictLines::verdict).forEach(lines::add);
      if (!hooks.isEmpty() && hooks.size() < kind.size()) {
        lines.add(Phrase.controls(kind.stream().filter(ComparedArms::control).toList()));
      }
    }
    Map<String, Long> counts = counts(compared);
    if (!counts.isEmpty()) {
      lines.add(
          counts.entrySet().stream()
              .map(e -> e.getKey() + " " + e.getValue())
              .collect(Collectors.joining(", ", "warnings, with the number of comparisons: ", "")));
    }
    return lines;
  }

  private static String verdict(ComparedArms compared) {
    Comparison c = compared.comparison();
    String verdict =
        Names.of(c.verdict().value()) + "  [" + c.scenario() + "] " + c.verdict().reason();
    return Stream.concat(Stream.of(verdict), OutcomeLines.of(c).stream().map(line -> "    " + line))
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, Long> counts(List<ComparedArms> compared) {
    return compared.stream()
        .flatMap(c -> c.comparison().warnings().stream().map(w -> w.code()).distinct())
        .collect(Collectors.groupingBy(code -> code, LinkedHashMap::new, Collectors.counting()));
  }
}
