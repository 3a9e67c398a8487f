// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.gate;

import java.util.List;
import java.util.stream.Collectors;
import org.hookbench.experiment.Names;

/** What a gate says, for a terminal, a pull request and a summary. */
public final class GateText {
  private GateText() {}

  /** One line for a terminal, an annotation or a test case. */
  public static String line(GateLine l) {
    return "%s of %s against %s in %s: %s (%s) on %s, budget %s: %s%s"
        .formatted(
            l.metric().name(),
            l.treatment(),
            l.baseline(),
            l.scenario(),
            l.effectText(),
            l.rangeText(),
            l.baseText(),
            l.limitText(),
            Names.of(l.answer()),
            l.reason().isEmpty() ? "" : "; " + l.reason());
  }

  private static String noise(GateLine l) {
    return "noise: %s against %s in %s: %s (%s)"
        .formatted(l.treatment(), l.baseline(), l.scenario(), l.effectText(), l.rangeText());
  }

  /** For a terminal; the answer is the last line. */
  public static String text(Gate gate) {
    return gate.lines().stream().map(l -> line(l) + "\n").collect(Collectors.joining())
        + gate.noise().stream().map(l -> noise(l) + "\n").collect(Collectors.joining())
        + (gate.scope().isEmpty() ? "" : gate.scope() + "\n")
        + Names.of(gate.answer())
        + "\n";
  }

  /** A table with what a reviewer of a pull request asks for. */
  public static String markdown(Gate gate) {
    StringBuilder text = new StringBuilder();
    text.append("### hookbench gate: ").append(Names.of(gate.answer())).append("\n\n");
    text.append(gate.sentence()).append(' ').append(gate.scope()).append("\n\n");
    text.append(
        "| what | base | effect | interval | budget | answer |\n|---|---|---|---|---|---|\n");
    gate.lines().forEach(l -> row(text, l, what(l), l.limitText(), Names.of(l.answer())));
    gate.noise().forEach(l -> row(text, l, "noise: " + arms(l), "", ""));
    gate.lines().stream()
        .filter(l -> !l.reason().isEmpty())
        .forEach(l -> text.append("\n- ").append(cell(what(l) + ": " + l.reason())).append('\n'));
    return text.toString();
  }

  private static String what(GateLine l) {
    return l.metric().name() + ", " + arms(l);
  }

  private static String arms(GateLine l) {
    return l.treatment() + " against " + l.baseline() + " (" + l.scenario() + ")";
  }

  private static void row(
      StringBuilder text, GateLine l, String what, String limit, String answer) {
    List<String> cells =
        List.of(cell(what), l.baseText(), l.effectText(), l.rangeText(), limit, answer);
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** A name of somebody else must not end the cell, nor be markup. */
  private static String cell(String text) {
    return text.replaceAll("[\\r\\n]+", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([\\\\|`*_\\[\\]])", "\\\\$1");
  }

  /** Commands of a GitHub workflow that mark the run. */
  public static String annotations(Gate gate) {
    return gate.lines().stream()
        .map(l -> "::" + level(l.answer()) + " title=hookbench gate::" + escaped(line(l)) + "\n")
        .collect(Collectors.joining());
  }

  private static String level(Answer answer) {
    return switch (answer) {
      case WITHIN -> "notice";
      case UNDECIDED -> "warning";
      case EXCEEDS -> "error";
    };
  }

  private static String escaped(String message) {
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
