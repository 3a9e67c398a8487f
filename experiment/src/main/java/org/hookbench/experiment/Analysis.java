package org.hookbench.experiment;

/**
 * What the verdict is judged by.
 *
 * @param margin for requests; null: 1 % of the baseline's median
 * @param microMargin for one call; null: 1 ns
 * @param confidence of the intervals, between 0.5 and 1
 */
public record Analysis(Margin margin, Margin microMargin, Double confidence) {
  public static final Analysis DEFAULT = new Analysis(null, null, null);

  public Analysis {
    margin = Require.orElse(margin, Margin.MACRO_DEFAULT);
    microMargin = Require.orElse(microMargin, Margin.MICRO_DEFAULT);
    confidence = Require.orElse(confidence, 0.95);
    Require.that(
        confidence >= 0.5 && confidence < 1,
        "analysis.confidence: " + confidence + " must be at least 0.5 and less than 1");
  }
}
