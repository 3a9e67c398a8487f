package org.hookbench.stats.read;

import org.hookbench.experiment.plan.TrialKind;

/** One layout of files. */
sealed interface Format
    permits CsvFormat, LongCsv, VegetaCsv, JmhJson, K6Json, FortioJson, HdrPercentiles, HdrLog {
  /** For a reader. */
  String name();

  /** Whether the file has this layout, by its first characters. */
  boolean recognizes(Content content);

  /** Gives all samples of the file to the sink. */
  void read(Content content, ReadSpec request, Sink sink);

  /** Whether {@code --column time=NAME} chooses one of several measures that it has names for. */
  default boolean measuresByName() {
    return false;
  }

  /** What a sample is. */
  default TrialKind kind() {
    return TrialKind.MACRO;
  }

  /** Samples that a file must have at least. */
  default int fewest() {
    return 2;
  }
}
