// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.attr;
import static org.hookbench.stats.report.Html.el;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hookbench.experiment.Names;

/** Runs in order of time as marks, those that are not there or failed, and all of them. */
final class RunSections {
  private static final DateTimeFormatter DAY = format("yyyy-MM-dd");
  private static final DateTimeFormatter MINUTE = format("yyyy-MM-dd HH:mm");

  /** More marks of one gap say nothing more. */
  private static final int MOST_MARKS = 12;

  private static final String MISSING = "missing";

  private final Dashboard dashboard;

  RunSections(Dashboard dashboard) {
    this.dashboard = dashboard;
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  static String day(Instant time) {
    return DAY.format(time);
  }

  static String minute(Instant time) {
    return MINUTE.format(time);
  }

  /** Its directory, linked to its report if there is one. */
  static Html name(RunRow run) {
    return run.report().isEmpty()
        ? el("span", run.directory())
        : el("a", attr("href", run.report()), run.directory());
  }

  /** What stands at a time: a run, or a mark of a gap. */
  private record At(Instant time, Html shown) {}

  Section strips() {
    List<Html> strips = new ArrayList<>();
    dashboard.byExperiment().forEach((name, runs) -> strips.add(strip(name, runs)));
    List<Html> key =
        Stream.of("finished", "partly", "failed", MISSING)
            .map(word -> el("span", el("i.mark." + word), " " + word))
            .toList();
    return new Section("runs", "Runs", Html.all(el("div.strips", strips), el("p.legend", key)));
  }

  private Html strip(String experiment, List<RunRow> runs) {
    Stream<At> made = runs.stream().map(run -> new At(run.start(), mark(run)));
    Stream<At> gaps =
        dashboard.missing().stream()
            .filter(gap -> gap.experiment().equals(experiment))
            .flatMap(RunSections::marks);
    List<Html> marks =
        Stream.concat(made, gaps).sorted(Comparator.comparing(At::time)).map(At::shown).toList();
    RunRow last = runs.get(runs.size() - 1);
    return el(
        "div.strip",
        el("b", experiment),
        el("div.row", marks),
        el("small", "last run " + day(last.start()) + ", " + Names.of(last.status())));
  }

  private static Html mark(RunRow run) {
    String status = Names.of(run.status());
    String title =
        minute(run.start()) + " " + status + (run.reason().isEmpty() ? "" : ": " + run.reason());
    return run.report().isEmpty()
        ? el("i.mark." + status, attr("title", title))
        : el("a.mark." + status, attr("title", title), attr("href", run.report()));
  }

  private static Stream<At> marks(Gap gap) {
    Html mark = el("i.mark." + MISSING, attr("title", "missing: " + due(gap)));
    return LongStream.range(0, Math.min(gap.count(), MOST_MARKS))
        .mapToObj(i -> new At(gap.first(), mark));
  }

  private static String due(Gap gap) {
    return gap.count() == 1
        ? "due " + day(gap.first())
        : "%d runs, due %s to %s".formatted(gap.count(), day(gap.first()), day(gap.last()));
  }

  /** The newest first; empty if everything finished and is there. */
  Section troubles() {
    Stream<At> failed =
        dashboard.runs().stream()
            .filter(run -> run.status() != RunRow.Status.FINISHED)
            .map(r -> trouble(r.start(), Names.of(r.status()), name(r), r.reason()));
    Stream<At> missing =
        dashboard.missing().stream()
            .map(g -> trouble(g.first(), MISSING, el("span", g.experiment()), "no run: " + due(g)));
    List<Html> rows =
        Stream.concat(failed, missing)
            .sorted(Comparator.comparing(At::time).reversed())
            .map(At::shown)
            .toList();
    return new Section(
        "troubles",
        "Failed and missing runs",
        rows.isEmpty() ? Html.NONE : el("ul.troubles", rows));
  }

  private static At trouble(Instant time, String status, Html run, String why) {
    return new At(
        time,
        el("li", el("span.state." + status, status), el("small", day(time)), run, el("span", why)));
  }

  private static Html state(RunRow run) {
    boolean fine = run.status() == RunRow.Status.FINISHED;
    return el(fine ? "span.state.usable" : "span.state", Names.of(run.status()));
  }

  Section all() {
    HtmlTable table = new HtmlTable("status", "started (UTC)", "run", "commit");
    Map<String, List<RunRow>> by = dashboard.byExperiment();
    by.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(RunRow::start).reversed())
        .forEach(
            run -> table.row(state(run), minute(run.start()), name(run), commit(run.commit())));
    Html summary = el("summary", table.rows() + " runs, the newest first");
    return new Section("all", "All runs", el("details.source", summary, table.html()));
  }

  private static Html commit(String commit) {
    return el("code", attr("title", commit), commit.substring(0, Math.min(10, commit.length())));
  }
}
