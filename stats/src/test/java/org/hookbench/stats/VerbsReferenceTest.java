// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookbench.testing.ReferencePage;
import org.hookbench.testing.VerbHelp;
import org.hookbench.testing.VerbPage;
import org.junit.jupiter.api.Test;

class VerbsReferenceTest {
  @Test
  void thePageOfTheVerbsIsUpToDate() throws Exception {
    ReferencePage.check("verbs-stats.md", VerbPage.of("Verbs: stats", new Main(), "stats", "run"));
  }

  @Test
  void everyHelpHasExamplesDefaultsAndUnits() {
    assertThat(VerbHelp.faults(new Main())).isEmpty();
  }
}
