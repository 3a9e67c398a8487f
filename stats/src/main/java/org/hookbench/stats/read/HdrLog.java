// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.io.ByteArrayInputStream;
import org.HdrHistogram.DoubleHistogram;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.HistogramLogReader;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.TrialKind;

/** Interval log of HdrHistogram (.hlog); tags are series, the unit is asked for. */
final class HdrLog {
  static final Format FORMAT =
      Format.of("HdrHistogram log", TrialKind.MACRO, HdrLog::recognizes, HdrLog::read);

  private HdrLog() {}

  private static boolean recognizes(Content content) {
    return content.head().startsWith("#[") && content.head().contains("istogram log format")
        || content.head().contains("\"StartTimestamp\",\"Interval_Length\"");
  }

  private static void read(Content content, ReadSpec request, Sink sink) {
    sink.unordered();
    HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(content.bytes()));
    try {
      EncodableHistogram next;
      while ((next = reader.nextIntervalHistogram()) != null) {
        if (next instanceof DoubleHistogram) {
          throw UserError.of(
              "%s: is a log of DoubleHistogram, which is not read; log a Histogram of whole"
                  + " numbers",
              content.source());
        }
        String tag = next.getTag() == null ? "" : next.getTag();
        if (next instanceof Histogram histogram && sink.takes(tag)) {
          sink.unit(null);
          readInterval(content.source(), histogram, sink);
        }
      }
    } catch (UserError e) {
      throw e;
    } catch (RuntimeException e) {
      throw UserError.of(e, "%s: a histogram of the log is damaged (%s)", content.source(), e);
    } finally {
      reader.close();
    }
  }

  private static void readInterval(String source, Histogram histogram, Sink sink) {
    for (HistogramIterationValue value : histogram.recordedValues()) {
      double middle = histogram.medianEquivalentValue(value.getValueIteratedTo());
      sink.samples("", source, middle, value.getCountAddedInThisIterationStep());
    }
  }
}
