// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Unit;

/**
 * Percentile spectrum as text, of HdrHistogram and of wrk2 (which is in ms): the samples between
 * two lines are taken to be at the upper one.
 */
final class HdrPercentiles {
  static final Format FORMAT =
      Format.of(
          "HdrHistogram percentiles",
          TrialKind.MACRO,
          HdrPercentiles::recognizes,
          HdrPercentiles::read);
  private static final Pattern COLUMNS =
      Pattern.compile(
          "\"?Value\"?[\\s,]+\"?Percentile\"?[\\s,]+\"?TotalCount\"?.*", Pattern.DOTALL);

  /** wrk2 counts them among the samples; their number is all that it says of them. */
  private static final Pattern FAILED =
      Pattern.compile("\\s*Non-2xx or 3xx responses: (\\d{1,12})\\s*");

  /** Requests without a response, which are not among the samples. */
  private static final Pattern SOCKET_ERRORS =
      Pattern.compile(
          "\\s*Socket errors: connect (\\d{1,12}), read (\\d{1,12}), write (\\d{1,12}), timeout"
              + " (\\d{1,12})\\s*");

  private static final Pattern HEADING = Pattern.compile("(?i).*HdrHistogram - (\\w+).*");

  private HdrPercentiles() {}

  private static boolean recognizes(Content content) {
    return content.head().lines().anyMatch(line -> COLUMNS.matcher(line.strip()).matches());
  }

  private static void read(Content content, ReadSpec request, Sink sink) {
    boolean wrk = content.head().contains("HdrHistogram - ");
    sink.unit(wrk ? Unit.MS : null);
    sink.unordered();
    // One field per line: Rows bounds the length of a line and says where a damaged file ends.
    Rows lines = new Rows(content.stream(), content.source(), '\n');
    Spectrum spectrum = new Spectrum(sink);
    while (lines.next()) {
      spectrum.line(lines.where(), lines.text(0));
    }
  }

  /** Where in the text the reader is. */
  private static final class Spectrum {
    private final Sink sink;
    private String series = "";
    private boolean inTable;
    private boolean taken;
    private double total;
    private double least;

    Spectrum(Sink sink) {
      this.sink = sink;
    }

    void line(String where, String line) {
      Matcher heading = HEADING.matcher(line);
      Matcher failed = FAILED.matcher(line);
      Matcher errors = SOCKET_ERRORS.matcher(line);
      if (errors.matches()) {
        for (int kind = 1; kind <= errors.groupCount(); kind++) {
          sink.errors(Long.parseLong(errors.group(kind)));
        }
      } else if (failed.matches()) {
        sink.errors(Long.parseLong(failed.group(1)));
      } else if (heading.matches()) {
        series = heading.group(1).toLowerCase(Locale.ROOT);
      } else if (COLUMNS.matcher(line).matches()) {
        inTable = true;
        taken = sink.takes(series);
        total = 0;
        least = 0;
      } else if (line.startsWith("#")) {
        inTable = false;
      } else if (inTable) {
        bin(where, line.split("[\\s,]+"));
      }
    }

    private void bin(String where, String[] fields) {
      if (fields.length < 3) {
        throw new UserError(where + ": is not a line of value, percentile and count");
      }
      double value = number(where, fields[0]);
      double upTo = number(where, fields[2]);
      if (upTo < total) {
        throw UserError.of("%s: the count %s is less than in the line before", where, fields[2]);
      }
      if (value < least) {
        throw UserError.of("%s: the value %s is less than in the line before", where, fields[0]);
      }
      least = value;
      if (taken) {
        sink.samples("", where, value, upTo - total);
      }
      total = upTo;
    }
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
