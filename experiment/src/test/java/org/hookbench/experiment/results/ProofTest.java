// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import org.hookbench.experiment.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofTest {
  @Test
  void isReadAsItIsWritten() throws JsonProcessingException {
    Proof proof = new Proof("a", null, null, ProofState.NOT_PROVABLE, "none", Map.of(), "unseen");

    String text = Json.text(proof);

    assertThat(text).contains("\"state\" : \"not-provable\"").doesNotContain("holds", "refuted\"");
    assertThat(Json.mapper().readValue(text, Proof.class)).isEqualTo(proof);
  }

  @ParameterizedTest
  @CsvSource({
    "true, telemetry, PROVEN",
    "false, mapping, REFUTED",
    "false, none, NOT_PROVABLE",
  })
  void readsWhatWasWrittenBeforeThereWereStates(String holds, String how, ProofState state)
      throws JsonProcessingException {
    String text = "{\"arm\": \"a\", \"holds\": " + holds + ", \"how\": \"" + how + "\"}";

    assertThat(Json.mapper().readValue(text, Proof.class).state()).isEqualTo(state);
  }

  private static Proof seen(ProofState state) {
    return new Proof("scan", "scan.so", "", state, "mapping", Map.of(), "");
  }

  @ParameterizedTest
  @CsvSource({
    "PROVEN, PROVEN, PROVEN",
    "PROVEN, NOT_PROVABLE, NOT_PROVABLE",
    "PROVEN, REFUTED, REFUTED",
    "NOT_PROVABLE, PROVEN, NOT_PROVABLE",
    "NOT_PROVABLE, NOT_PROVABLE, NOT_PROVABLE",
    "NOT_PROVABLE, REFUTED, REFUTED",
    "REFUTED, PROVEN, REFUTED",
    "REFUTED, NOT_PROVABLE, REFUTED"
  })
  void theWorseOfTwoLooksCounts(ProofState before, ProofState later, ProofState both) {
    assertThat(seen(before).and(seen(later)).state()).isEqualTo(both);
  }
}
