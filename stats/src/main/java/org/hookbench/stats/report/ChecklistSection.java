// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import static org.hookbench.stats.report.Html.el;

import java.util.List;
import org.hookbench.experiment.Names;
import org.hookbench.stats.analysis.Check;
import org.hookbench.stats.compare.Findings;

/** The checklists of the literature, answered from the files. */
final class ChecklistSection {
  private ChecklistSection() {}

  static Section of(Findings findings) {
    List<Html> lists = Checklist.of(findings).stream().map(ChecklistSection::list).toList();
    return new Section("checklists", "Checklists", Html.all(lists));
  }

  private static Html list(Checklist list) {
    long yes = list.checks().stream().filter(c -> c.answer() == Check.Answer.YES).count();
    return el(
        "details.checklist",
        el(
            "summary",
            el("b", list.title()),
            el("span", yes + " of " + list.checks().size() + " answered yes")),
        el("p.note", list.source()),
        el("ul.plain", list.checks().stream().map(ChecklistSection::item).toList()));
  }

  private static Html item(Check check) {
    String answer = Names.of(check.answer());
    return el(
        "li",
        el("span.answer." + answer, answer.replace('-', ' ')),
        el("span.demand", check.demand()),
        el("span.evidence", check.evidence()));
  }
}
