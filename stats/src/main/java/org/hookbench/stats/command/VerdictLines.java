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

/**
 * What a terminal shows: one line per verdict, requests first, then how often each warning was
 * given.
 */
final class VerdictLines {
  private VerdictLines() {}

  static List<String> of(List<ComparedArms> compared) {
    List<String> lines = new ArrayList<>();
    compared.stream().filter(c -> !c.micro()).map(VerdictLines::verdict).forEach(lines::add);
    compared.stream().filter(ComparedArms::micro).map(VerdictLines::verdict).forEach(lines::add);
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
