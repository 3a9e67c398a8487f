// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the verdict is decided. */
public record Analysis(
    @JsonPropertyDescription(
            "Largest difference of a request that does not matter (default: 1% of the baseline).")
        Margin margin,
    @JsonPropertyDescription(
            "Largest difference of a call that does not matter (default: 1ns, or 0.5% of the"
                + " baseline if that is more).")
        Margin microMargin,
    @JsonPropertyDescription(
            "Margins of single outcomes, as in {p99: 200us, cpu: 2%}; memory takes a share.")
        Map<OutcomeKind, Margin> margins,
    @JsonPropertyDescription("Confidence of the intervals (default: 0.95).") Double confidence,
    @JsonPropertyDescription(
            "Outcome that the verdict is about: median, mean or p99; of cold starts also ready.")
        OutcomeKind primary,
    @JsonPropertyDescription(
            "Outcomes to compare (default: all that the files hold, but tmr, the 99th percentile as"
                + " a multiple of the median).")
        Set<OutcomeKind> outcomes,
    @JsonPropertyDescription(
            "auto: leaves out the samples before a trial settled (default: as-measured).")
        AnalysisWarmup warmup,
    @JsonPropertyDescription(
            "Key by which scenarios are also compared, as in load.connections (default: none).")
        String factor,
    @JsonPropertyDescription(
            "With schedule switch: arm that the other hooks are also compared with, each beside the"
                + " first arm in a process of its own (default: none).")
        String baseline) {
  private static final List<OutcomeKind> RELATIVE_ONLY =
      List.of(OutcomeKind.TMR, OutcomeKind.MEMORY, OutcomeKind.METRIC);

  public static final Analysis DEFAULT =
      new Analysis(null, null, null, null, null, null, null, null, null);

  public Analysis {
    margin = Require.orElse(margin, Margin.MACRO_DEFAULT);
    microMargin = Require.orElse(microMargin, Margin.MICRO_DEFAULT);
    margins = Map.copyOf(Require.orElse(margins, Map.<OutcomeKind, Margin>of()));
    confidence = Require.orElse(confidence, 0.95);
    primary = Require.orElse(primary, OutcomeKind.MEDIAN);
    outcomes =
        Set.copyOf(Require.orElse(outcomes, EnumSet.complementOf(EnumSet.of(OutcomeKind.TMR))));
    warmup = Require.orElse(warmup, AnalysisWarmup.AS_MEASURED);
    Require.that(
        confidence >= 0.5 && confidence < 1,
        "analysis.confidence: " + confidence + " must be at least 0.5 and less than 1");
    Require.that(
        primary.latency() || primary == OutcomeKind.READY,
        "analysis.primary: '" + Names.of(primary) + "' must be median, mean or p99, or ready");
    Require.that(
        outcomes.contains(primary),
        "analysis.outcomes: has no '" + Names.of(primary) + "', which analysis.primary names");
    Require.that(
        !margins.containsKey(OutcomeKind.FAILED),
        "analysis.margins: 'failed' has no margin: every difference of the shares counts");
    margins.forEach(
        (kind, own) ->
            Require.that(
                own.absoluteNs() == 0 || !RELATIVE_ONLY.contains(kind),
                "analysis.margins: "
                    + Names.of(kind)
                    + ": "
                    + own
                    + " is a time; give a share, as in 5%"));
  }
}
