// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.docs;

import org.hookbench.testing.ReferencePage;
import org.junit.jupiter.api.Test;

class KeysReferenceTest {
  @Test
  void thePageOfTheKeysIsUpToDate() throws Exception {
    ReferencePage.check("keys.md", KeysPage.make());
  }
}
