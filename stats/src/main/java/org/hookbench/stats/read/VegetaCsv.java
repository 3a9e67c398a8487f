package org.hookbench.stats.read;

import java.util.regex.Pattern;
import org.hookbench.stats.analysis.Unit;

/** {@code vegeta encode --to csv}: no header; start, code and latency in ns first, error sixth. */
record VegetaCsv() implements Format {
  private static final Pattern FIRST_LINE =
      Pattern.compile("\\d{16,19},\\d{1,3},\\d+,\\d+,\\d+,.*");

  @Override
  public String name() {
    return "vegeta CSV";
  }

  @Override
  public boolean recognizes(Content content) {
    return FIRST_LINE.matcher(content.firstLine()).matches();
  }

  @Override
  public void read(Content content, ReadSpec request, Sink sink) {
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
