// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.export;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hookbench.experiment.Names;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Outcome;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.compare.Phrase;
import org.hookbench.stats.estimate.Interval;

/** A LaTeX file with one \newcommand per figure and booktabs tables of all comparisons. */
public final class LatexMacros {
  private static final String[] DIGITS = {
    "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"
  };

  private LatexMacros() {}

  /** The file; {@code \input} it. The same findings give the same bytes. */
  public static String latex(Findings findings) {
    StringBuilder text = new StringBuilder("% Written by hookbench stats analyze.\n");
    Set<String> taken = new HashSet<>();
    for (ComparedArms compared : findings.compared()) {
      String name = name(compared.comparison(), taken);
      values(compared.comparison())
          .forEach(
              (key, value) -> text.append("\\newcommand{%s%s}{%s}\n".formatted(name, key, value)));
    }
    return text.append(table(findings)).append(LatexMatrix.table(findings)).toString();
  }

  /** Names that differ only in what a command name cannot have get a number. */
  private static String name(Comparison c, Set<String> taken) {
    String name = "\\hb" + letters(c.treatment()) + letters(c.scenario());
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + letters(String.valueOf(i));
    }
    return free;
  }

  private static Map<String, String> values(Comparison c) {
    Map<String, String> values = new TreeMap<>();
    values.put("Verdict", Names.of(c.verdict().value()));
    values.put("Margin", escape(Phrase.margin(c)));
    Interval effect = c.effect();
    if (effect != null) {
      Readout scale = Readout.of(c.unit(), effect);
      values.put("Effect", escape(scale.shift(effect.estimate())));
      values.put("Interval", escape(scale.range(effect)));
      values.put("Share", escape(c.percent()));
      Outcome primary = c.outcomes().primary();
      values.put("Base", escape(primary.format(primary.baseline())));
      values.put("P", String.format(Locale.ROOT, "%.2g", primary.p()));
      values.put("Trials", Integer.toString(c.runLevel().trials().size()));
      c.outcomes().secondary().stream()
          .filter(o -> o.effect() != null)
          .forEach(o -> values.putAll(values(o)));
    }
    return values;
  }

  /** Of another outcome than the one of the verdict, with its name in front. */
  private static Map<String, String> values(Outcome o) {
    String of = letters(o.name());
    Readout scale = o.readout();
    return Map.of(
        of + "Effect", escape(scale.shift(o.effect().estimate())),
        of + "Interval", escape(scale.range(o.shown())),
        of + "Margin", escape(o.format(o.margin())),
        of + "Verdict", o.word());
  }

  private static String table(Findings findings) {
    StringBuilder table =
        new StringBuilder(
            "\\newcommand{\\hbTable}{%\n\\begin{tabular}{llrlrrl}\n\\toprule\n"
                + "scenario & treatment & effect & interval & share & margin & verdict\\\\\n"
                + "\\midrule\n");
    for (ComparedArms compared : findings.compared()) {
      Comparison c = compared.comparison();
      Map<String, String> values = values(c);
      table.append(
          String.join(
              " & ",
              escape(c.scenario()),
              escape(c.treatment()),
              values.getOrDefault("Effect", ""),
              values.getOrDefault("Interval", ""),
              values.getOrDefault("Share", ""),
              values.get("Margin"),
              values.get("Verdict")));
      table.append("\\\\\n");
    }
    return table.append("\\bottomrule\n\\end{tabular}}\n").toString();
  }

  /** Letters only, as a command name must be: {@code read-tcp4-1} is ReadTcpFourOne. */
  static String letters(String text) {
    StringBuilder name = new StringBuilder();
    boolean start = true;
    for (char c : text.toCharArray()) {
      if (c >= '0' && c <= '9') {
        name.append(DIGITS[c - '0']);
      } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
        String letter = String.valueOf(c);
        name.append(start ? letter.toUpperCase(Locale.ROOT) : letter);
      }
      start = !Character.isLetter(c);
    }
    return name.toString();
  }

  /** Text that LaTeX typesets as it stands. */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder();
    for (char c : text.toCharArray()) {
      switch (c) {
        case '\\' -> safe.append("\\textbackslash{}");
        case '~' -> safe.append("\\textasciitilde{}");
        case '^' -> safe.append("\\textasciicircum{}");
        case '#', '$', '%', '&', '_', '{', '}' -> safe.append('\\').append(c);
        case '\u2212' -> safe.append("$-$");
        case '\u00b5' -> safe.append("\\ensuremath{\\mu}");
        case '\u00a0' -> safe.append('~');
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}
