package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How the verdict is decided. */
public record Analysis(
    @JsonPropertyDescription(
            "Largest difference of a request that does not matter (default: 1% of the baseline).")
        Margin margin,
    @JsonPropertyDescription("Largest difference of a call that does not matter (default: 1ns).")
        Margin microMargin,
    @JsonPropertyDescription("Confidence of the intervals (default: 0.95).") Double confidence,
    @JsonPropertyDescription(
            "auto: leaves out the samples before a trial settled (default: as-measured).")
        AnalysisWarmup warmup,
    @JsonPropertyDescription(
            "Key by which scenarios are also compared, as in load.connections (default: none).")
        String factor) {
  public static final Analysis DEFAULT = new Analysis(null, null, null, null, null);

  public Analysis {
    margin = Require.orElse(margin, Margin.MACRO_DEFAULT);
    microMargin = Require.orElse(microMargin, Margin.MICRO_DEFAULT);
    confidence = Require.orElse(confidence, 0.95);
    warmup = Require.orElse(warmup, AnalysisWarmup.AS_MEASURED);
    Require.that(
        confidence >= 0.5 && confidence < 1,
        "analysis.confidence: " + confidence + " must be at least 0.5 and less than 1");
  }
}
