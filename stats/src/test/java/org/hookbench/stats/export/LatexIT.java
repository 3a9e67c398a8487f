// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.read.MadeUpDirectory;
import org.hookbench.stats.read.MeasuredDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands and the table as LaTeX itself reads them. */
class LatexIT {
  private static final Path LATEX = Path.of("/usr/bin/pdflatex");
  private static final Path PGFPLOTS =
      Path.of("/usr/share/texlive/texmf-dist/tex/latex/pgfplots/pgfplots.sty");
  private static final String PAPER =
      """
      \\documentclass{article}
      \\usepackage{booktabs}
      \\input{verdicts}
      \\begin{document}
      The hook adds \\hbScanHelloEffect{} (\\hbScanHelloInterval, \\hbScanHelloShare) in
      \\hbScanHelloTrials{} trials, margin \\hbScanHelloMargin: \\hbScanHelloVerdict.

      \\hbTable \\hbMatrix
      \\end{document}
      """;

  @TempDir Path work;

  @Test
  void aPaperWithTheCommandsAndTheTableCompiles() throws Exception {
    assumeTrue(Files.isExecutable(LATEX), LATEX + " is not installed (scripts/setup-debian does)");
    Path results =
        MadeUpDirectory.in(work)
            .arms("none", "scan", "scan_1", "scan-1", "100% $x$ #{}~^\\&")
            .blocks(3)
            .requests(200)
            .pairs(200)
            .macro("hello", Map.of("scan", -30.0))
            .micro("zero", 1, Map.of("scan", 3.0))
            .write();
    Files.writeString(
        work.resolve("verdicts.tex"),
        LatexMacros.latex(Analyzer.analyze(List.of(MeasuredDirectory.open(results)))));
    Files.writeString(work.resolve("paper.tex"), PAPER);

    assertThat(compiled("paper.tex")).as(() -> log()).isZero();
    assertThat(work.resolve("paper.pdf")).isNotEmptyFile();
    assertThat(log()).doesNotContain("Missing character", "Undefined");
  }

  @Test
  void theExampleDrawsTheFiguresOfAPublishedResult() throws Exception {
    assumeTrue(Files.exists(PGFPLOTS), PGFPLOTS + " is not there (scripts/setup-debian does)");
    Path home = Path.of(System.getProperty("hookbench.home"));
    Path result = home.resolve("results/20261121T221513Z-quick");
    Files.writeString(
        work.resolve("verdicts.tex"),
        LatexMacros.latex(Analyzer.analyze(List.of(MeasuredDirectory.open(result)))));
    Files.copy(home.resolve("docs/examples/paper.tex"), work.resolve("paper.tex"));

    assertThat(compiled("\\def\\result{" + result + "}\\input{paper.tex}"))
        .as(() -> log())
        .isZero();
    assertThat(log()).contains("Output written on paper.pdf (1 page").doesNotContain("Undefined");
  }

  private int compiled(String what) throws Exception {
    return new ProcessBuilder(
            LATEX.toString(), "-halt-on-error", "-interaction=batchmode", "-jobname=paper", what)
        .directory(work.toFile())
        .redirectErrorStream(true)
        .redirectOutput(work.resolve("out.txt").toFile())
        .start()
        .waitFor();
  }

  private String log() {
    try {
      return Files.readString(work.resolve("paper.log"));
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }
}
