// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.EnumSet;
import org.hookbench.experiment.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisTest {
  private static Analysis read(String json) throws JsonProcessingException {
    return Json.mapper().readValue(json, Analysis.class);
  }

  @Test
  void withoutKeysEveryOutcomeButTmrIsComparedAndTheMedianFirst() throws Exception {
    assertThat(read("{}")).isEqualTo(Analysis.DEFAULT);
    assertThat(Analysis.DEFAULT.primary()).isEqualTo(OutcomeKind.MEDIAN);
    assertThat(Analysis.DEFAULT.outcomes())
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(OutcomeKind.TMR)));
  }

  @Test
  void marginsOfOutcomesAreTimesOrShares() throws Exception {
    Analysis analysis = read("{\"margins\": {\"p99\": \"200us\", \"memory\": \"5%\"}}");

    assertThat(analysis.margins())
        .containsEntry(OutcomeKind.P99, new Margin(200_000, 0))
        .containsEntry(OutcomeKind.MEMORY, new Margin(0, 0.05));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'primary': 'cpu'}                          | analysis.primary: 'cpu' must be median, mean"
            + " or p99",
        "{'primary': 'failed'}                       | analysis.primary: 'failed' must be median",
        "{'outcomes': ['mean', 'p99']}               | analysis.outcomes: has no 'median', which"
            + " analysis.primary names",
        "{'primary': 'p99', 'outcomes': ['median']}  | analysis.outcomes: has no 'p99'",
        "{'margins': {'failed': '1%'}}               | analysis.margins: 'failed' has no margin",
        "{'margins': {'memory': '2ms'}}              | analysis.margins: memory: 2ms is a time;"
            + " give a share",
        "{'margins': {'p99': '0us'}}                 | must be more than 0",
        "{'margins': {'p99': 'much'}}                | 'much' is not a time with its unit",
        "{'confidence': 1.0}                         | analysis.confidence: 1.0 must be at least"
            + " 0.5"
      },
      quoteCharacter = '`')
  void whatCannotBeAnalysedIsRefused(String json, String message) {
    assertThatThrownBy(() -> read(json.replace('\'', '"'))).hasMessageContaining(message);
  }
}
