package org.hookbench.stats.reader;

import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.regex.Pattern;
import org.hookbench.experiment.console.UserError;
import org.hookbench.stats.analysis.Unit;

/**
 * Percentile spectrum as text, of HdrHistogram and of wrk2 (which is in ms): the samples between
 * two lines are taken to be at the upper one.
 */
record HdrPercentiles() implements Format {
  private static final Pattern COLUMNS =
      Pattern.compile(
          "\"?Value\"?[\\s,]+\"?Percentile\"?[\\s,]+\"?TotalCount\"?.*", Pattern.DOTALL);
  private static final Pattern HEADING = Pattern.compile("(?i).*HdrHistogram - (\\w+).*");

  @Override
  public String name() {
    return "HdrHistogram percentiles";
  }

  @Override
  public boolean recognizes(Content content) {
    return content.head().lines().anyMatch(line -> COLUMNS.matcher(line.strip()).matches());
  }

  @Override
  public void read(Content content, Request request, Sink sink) {
    boolean wrk = content.head().contains("HdrHistogram - ");
    sink.unit(wrk ? Unit.MS : null);
    String series = "";
    long before = -1;
    boolean taken = false;
    long number = 0;
    try (Scanner lines =
        new Scanner(content.stream(), StandardCharsets.UTF_8).useDelimiter("\\R")) {
      while (lines.hasNext()) {
        String line = lines.next().strip();
        String where = content.source() + ":" + ++number;
        if (HEADING.matcher(line).matches()) {
          series = HEADING.matcher(line).replaceFirst("$1").toLowerCase(java.util.Locale.ROOT);
        }
        if (COLUMNS.matcher(line).matches()) {
          taken = sink.takes(series);
          before = 0;
        } else if (before >= 0 && (line.startsWith("#") || line.contains("[Mean"))) {
          before = -1;
        } else if (before >= 0 && !line.isEmpty()) {
          before = readLine(where, line, before, taken ? sink : null);
        }
      }
    }
  }

  private static long readLine(String where, String line, long before, Sink sink) {
    String[] fields = line.split("[\\s,]+");
    if (fields.length < 3) {
      throw new UserError(where + ": '" + line + "' is not a line of value, percentile and count");
    }
    double value = number(where, fields[0]);
    double total = number(where, fields[2]);
    if (total < before) {
      throw new UserError(where + ": the count " + fields[2] + " is less than in the line before");
    }
    if (sink != null) {
      sink.samples("", where, value, total - before);
    }
    return (long) total;
  }

  private static double number(String where, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    double value = Decimal.parse(bytes, 0, bytes.length);
    if (!Double.isFinite(value)) {
      throw new UserError(where + ": '" + text + "' is not a number");
    }
    return value;
  }
}
