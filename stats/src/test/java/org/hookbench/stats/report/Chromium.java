// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens a page in a headless Chromium and tells what became of it. */
final class Chromium {
  private static final Path BINARY = Path.of("/usr/bin/chromium");
  private static final Pattern REQUESTED =
      Pattern.compile("\"url\":\"((?:https?|wss?|ftp):[^\"]*)");
  private static final Pattern OWN = Pattern.compile("^https?://[a-z0-9.]*google(apis)?\\.com/");
  private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page[^s]");
  private static final int LIMIT_SECONDS = 120;

  private final Path work;

  Chromium(Path work) {
    this.work = work;
  }

  /**
   * A page after its scripts ran.
   *
   * @param dom as HTML
   * @param console lines that the page or the browser wrote to the console
   * @param requested addresses that were asked for over the network, without the browser's own
   */
  record Page(String dom, List<String> console, List<String> requested) {

    /** The DOM without what stands in script elements. */
    String markup() {
      return dom.replaceAll("(?s)<script.*?</script>", "");
    }
  }

  Page open(Path file) throws IOException, InterruptedException {
    Path dom = work.resolve("dom.html");
    Path errors = work.resolve("errors.txt");
    Path netLog = work.resolve("net.json");
    run(
        file,
        List.of(
            "--enable-logging=stderr",
            "--log-net-log=" + netLog,
            "--virtual-time-budget=10000",
            "--window-size=1300,900",
            "--dump-dom"),
        dom,
        errors);
    List<String> console =
        Files.readAllLines(errors).stream().filter(line -> line.contains("CONSOLE")).toList();
    return new Page(Files.readString(dom), console, requested(Files.readString(netLog)));
  }

  /** The page after its own script and one more, which the copy of its policy allows. */
  Page openAfter(Path file, String script) throws IOException, InterruptedException {
    String end = "\n})();\n</script>";
    String html = Files.readString(file).replace(end, "\n" + script + end);
    String whole = html.substring(html.lastIndexOf("<script>") + 8, html.lastIndexOf("</script>"));
    Path copy = Files.createTempFile(work, "after", ".html");
    Files.writeString(
        copy,
        html.replaceFirst(
            "content=\"default-src[^\"]*\"",
            Matcher.quoteReplacement("content=\"" + ContentPolicy.allowing(whole) + "\"")));
    return open(copy);
  }

  /** The number of pages on paper. */
  int printedPages(Path file) throws IOException, InterruptedException {
    Path pdf = work.resolve("page.pdf");
    Path said = work.resolve("print.txt");
    run(file, List.of("--print-to-pdf=" + pdf), said, said);
    return (int) PAGE.matcher(Files.readString(pdf, StandardCharsets.ISO_8859_1)).results().count();
  }

  private void run(Path file, List<String> options, Path out, Path err)
      throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(BINARY), BINARY + " is not installed (scripts/setup-debian does)");
    List<String> command =
        new ArrayList<>(
            List.of(
                BINARY.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory(work, "profile")));
    command.addAll(options);
    command.add(file.toUri().toString());
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("Chromium ends").isTrue();
  }

  private static List<String> requested(String netLog) {
    return REQUESTED
        .matcher(netLog)
        .results()
        .map(m -> m.group(1))
        .filter(url -> !OWN.matcher(url).find())
        .distinct()
        .toList();
  }
}
