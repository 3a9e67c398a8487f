package org.hookbench.stats;

import org.hookbench.testing.ReferencePage;
import org.hookbench.testing.VerbPage;
import org.junit.jupiter.api.Test;

class VerbsReferenceTest {
  @Test
  void thePageOfTheVerbsIsUpToDate() throws Exception {
    ReferencePage.check("verbs-stats.md", VerbPage.of("Verbs: stats", new Main(), "stats", "run"));
  }
}
