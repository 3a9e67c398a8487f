// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.el;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hookbench.stats.analysis.Profile;
import org.hookbench.stats.analysis.Readout;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.compare.ProfiledArms;

/** Where each arm spends its CPU time, if a profiler sampled it. */
final class ProfileSection {
  private static final int MOST_ROWS = 20;

  private ProfileSection() {}

  static Section of(Findings findings) {
    List<Html> parts = new ArrayList<>();
    for (int i = 0; i < findings.profiles().size(); i++) {
      parts.addAll(parts(findings.analysis().profiles().get(i), findings.profiles().get(i)));
    }
    return new Section("profile", "Hot functions", Html.all(parts));
  }

  private static List<Html> parts(Profile profile, ProfiledArms stacks) {
    FlameGraph graph = new FlameGraph(stacks);
    return List.of(
        el("h3", profile.scenario() + ": " + profile.treatment() + " − " + profile.baseline()),
        el("p.note", note(profile)),
        table(profile, profile.objects()),
        table(profile, profile.symbols()),
        el(
            "p.note",
            "A frame is as wide as its share of the samples of the arm, and its caller is above it."
                + " Orange: it has a larger share than in the other arm; blue: a smaller one; the"
                + " stronger, the larger the difference. Frames below "
                + percent(FlameGraph.LEAST)
                + ", and those below row "
                + FlameGraph.DEEPEST
                + ", are left out."),
        el("h3", profile.treatment()),
        graph.treatment(),
        el("h3", profile.baseline()),
        graph.baseline());
  }

  private static String note(Profile profile) {
    String effect =
        Double.isNaN(profile.designEffect())
            ? "The interval takes all samples to be independent: with one profiled trial the"
                + " differences between trials cannot be seen."
            : String.format(
                Locale.ROOT,
                "Samples vary between trials %.1f times as much as independent ones; the interval"
                    + " counts with that.",
                profile.designEffect());
    return String.format(
        Locale.ROOT,
        "Share of CPU samples whose innermost frame is there: %d samples of %s and %d of %s, from"
            + " trials of their own (%d), which are in no verdict. %s Each interval stands for"
            + " itself: of 20 rows without a difference, about one misses 0.",
        profile.treatmentSamples(),
        profile.treatment(),
        profile.baselineSamples(),
        profile.baseline(),
        profile.trials(),
        effect);
  }

  private static Html table(Profile profile, List<Profile.Share> shares) {
    boolean symbols = shares.stream().anyMatch(share -> !share.symbol().isEmpty());
    HtmlTable table =
        new HtmlTable(
            symbols ? "symbol" : "object",
            symbols ? "object" : "",
            profile.baseline(),
            profile.treatment(),
            "difference, percentage points");
    shares.stream()
        .limit(MOST_ROWS)
        .forEach(
            share ->
                table.row(
                    symbols ? share.symbol() : share.object(),
                    symbols ? share.object() : "",
                    new HtmlTable.Number(percent(share.baseline()), share.baseline()),
                    new HtmlTable.Number(percent(share.treatment()), share.treatment()),
                    difference(share)));
    return table.html();
  }

  private static HtmlTable.Number difference(Profile.Share share) {
    double points = 100 * share.difference().estimate();
    return new HtmlTable.Number(
        signed(points),
        points,
        Readout.level(share.difference().level())
            + ": "
            + signed(100 * share.difference().lower())
            + " to "
            + signed(100 * share.difference().upper()));
  }

  private static String signed(double points) {
    return String.format(Locale.ROOT, "%+.1f", points).replace('-', '\u2212');
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f\u00a0%%", 100 * share);
  }
}
