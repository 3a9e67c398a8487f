// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation: its prose, its headings, its links. */
record Markdown(Path file, List<String> lines) {
  static final int WIDTH = 120;
  private static final Pattern LINK = Pattern.compile("(?<!`)\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");

  static Markdown read(Path file) throws IOException {
    return new Markdown(file, Files.readAllLines(file));
  }

  /** All pages of a checkout that people read. */
  static List<Path> pages(Path home) throws IOException {
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> top = Files.list(home)) {
      top.filter(Markdown::isPage).forEach(pages::add);
    }
    try (Stream<Path> docs = Files.walk(home.resolve("docs"))) {
      docs.filter(Markdown::isPage).forEach(pages::add);
    }
    pages.add(home.resolve("results/README.md"));
    return pages;
  }

  private static boolean isPage(Path path) {
    return path.toString().endsWith(".md");
  }

  /** Lines outside code blocks. */
  private List<String> outsideCode() {
    List<String> prose = new ArrayList<>();
    boolean code = false;
    for (String line : lines) {
      if (line.startsWith("```")) {
        code = !code;
      } else if (!code) {
        prose.add(line);
      }
    }
    return prose;
  }

  /** Lines of prose that are too long. Tables, images and indented code are free. */
  List<String> tooLong() {
    return outsideCode().stream()
        .filter(l -> l.codePointCount(0, l.length()) > WIDTH)
        .filter(l -> !l.startsWith("|") && !l.startsWith("    ") && !l.startsWith("!["))
        .toList();
  }

  /** Relative links that lead nowhere, with or without a heading. */
  List<String> brokenLinks() throws IOException {
    List<String> broken = new ArrayList<>();
    for (String line : outsideCode()) {
      Matcher link = LINK.matcher(line);
      while (link.find()) {
        if (!link.group(1).matches("[a-z]+:.*") && !leadsSomewhere(link.group(1))) {
          broken.add(link.group(1));
        }
      }
    }
    return broken;
  }

  private boolean leadsSomewhere(String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return parts.length == 1 || read(target).anchors().contains(parts[1]);
  }

  private List<String> anchors() {
    return outsideCode().stream()
        .map(HEADING::matcher)
        .filter(Matcher::matches)
        .map(m -> anchor(m.group(1)))
        .toList();
  }

  /** As GitHub and GitLab make it. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}
