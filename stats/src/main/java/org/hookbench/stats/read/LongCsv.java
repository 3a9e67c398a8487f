// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.util.List;
import org.hookbench.experiment.plan.TrialKind;

/**
 * The long format of the tool pa: {@code
 * project;commit;benchmark;params;instance;trial;fork;iteration;mode;unit;value_count;value}. Each
 * fork is a trial; a value stands for as many samples as its count says.
 */
final class LongCsv {
  static final Format FORMAT = Format.of("pa", TrialKind.MICRO, LongCsv::recognizes, LongCsv::read);
  private static final List<String> TRIAL = List.of("instance", "trial", "fork");

  private LongCsv() {}

  private static boolean recognizes(Content content) {
    return content
        .firstLine()
        .contains("benchmark;params;instance;trial;fork;iteration;mode;unit;value_count;value");
  }

  private static void read(Content content, ReadSpec request, Sink sink) {
    Table t = Table.withHeader(content);
    int benchmark = t.column("benchmark");
    int params = t.column("params");
    int unit = t.column("unit");
    int count = t.column("value_count");
    int value = t.column("value");
    int[] trial = TRIAL.stream().mapToInt(t::column).toArray();
    while (t.next()) {
      String name = t.text(benchmark) + (t.isEmpty(params) ? "" : ":" + t.text(params));
      if (sink.takes(name)) {
        sink.unit(JmhJson.unit(t.where(), t.text(unit)));
        String key = t.text(trial[0]) + "/" + t.text(trial[1]) + "/" + t.text(trial[2]);
        sink.samples(key, t.where(), t.number(value), t.number(count));
      }
    }
  }
}
