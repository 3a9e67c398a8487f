// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.util.regex.Pattern;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Unit;

/** {@code vegeta encode --to csv}: no header; start, code and latency in ns first, error sixth. */
final class VegetaCsv {
  static final Format FORMAT =
      Format.of("vegeta CSV", TrialKind.MACRO, VegetaCsv::recognizes, VegetaCsv::read);
  private static final Pattern FIRST_LINE =
      Pattern.compile("\\d{16,19},\\d{1,3},\\d+,\\d+,\\d+,.*");

  private VegetaCsv() {}

  private static boolean recognizes(Content content) {
    return FIRST_LINE.matcher(content.firstLine()).matches();
  }

  private static void read(Content content, ReadSpec request, Sink sink) {
    Table t = Table.withoutHeader(content);
    sink.unit(Unit.NS);
    while (t.next()) {
      double code = t.number(1);
      boolean failed = code < 200 || code >= 400 || t.header().size() > 5 && !t.isEmpty(5);
      if (sink.takes("")) {
        if (failed) {
          sink.error();
        } else {
          sink.sample(t, t.number(2), t.number(0));
        }
      }
    }
  }
}
