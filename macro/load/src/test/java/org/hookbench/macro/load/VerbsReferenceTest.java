// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookbench.macro.load.command.LoadCommand;
import org.hookbench.testing.ReferencePage;
import org.hookbench.testing.VerbHelp;
import org.hookbench.testing.VerbPage;
import org.junit.jupiter.api.Test;

class VerbsReferenceTest {
  @Test
  void thePageOfTheVerbsIsUpToDate() throws Exception {
    ReferencePage.check(
        "verbs-load.md", VerbPage.of("Verbs: load", new LoadCommand(), "load", "run"));
  }

  @Test
  void everyHelpHasExamplesDefaultsAndUnits() {
    assertThat(VerbHelp.faults(new LoadCommand())).isEmpty();
  }
}
