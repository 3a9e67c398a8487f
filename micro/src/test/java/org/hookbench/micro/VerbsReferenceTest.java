// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookbench.testing.ReferencePage;
import org.hookbench.testing.VerbHelp;
import org.hookbench.testing.VerbPage;
import org.junit.jupiter.api.Test;

class VerbsReferenceTest {
  @Test
  void thePageOfTheVerbsIsUpToDate() throws Exception {
    ReferencePage.check(
        "verbs-micro.md", VerbPage.of("Verbs: micro, calibrate", new Main(), "", "micro"));
  }

  @Test
  void everyHelpHasExamplesDefaultsAndUnits() {
    assertThat(VerbHelp.faults(new Main())).isEmpty();
  }
}
