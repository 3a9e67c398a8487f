// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.hookbench.testing.ResultsPage;
import org.junit.jupiter.api.Test;

/**
 * results/README.md has each column of resources.csv; it describes those that are alike together.
 */
class ResourceColumnsTest {
  @Test
  void thePageHasEachColumnOnce() throws Exception {
    assertThat(ResultsPage.columns(ResourceLog.FILE))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Resource.values()).map(Resource::column).toList());
  }
}
