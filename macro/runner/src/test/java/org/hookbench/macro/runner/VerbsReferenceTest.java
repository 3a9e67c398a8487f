// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookbench.testing.ReferencePage;
import org.hookbench.testing.VerbHelp;
import org.hookbench.testing.VerbPage;
import org.junit.jupiter.api.Test;

class VerbsReferenceTest {
  @Test
  void thePageOfTheVerbsIsUpToDate() throws Exception {
    ReferencePage.check(
        "verbs-macro.md",
        VerbPage.of("Verbs: macro, check, hooks, images", new Main(), "", "macro"));
  }

  @Test
  void everyHelpHasExamplesDefaultsAndUnits() {
    assertThat(VerbHelp.faults(new Main())).isEmpty();
  }
}
