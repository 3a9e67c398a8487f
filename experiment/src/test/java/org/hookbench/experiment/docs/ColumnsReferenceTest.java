// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.results.Batch;
import org.hookbench.experiment.results.ConnectionSetup;
import org.hookbench.experiment.results.Pair;
import org.hookbench.experiment.results.Run;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.SwitchedConnection;
import org.hookbench.testing.ResultsPage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** results/README.md has the columns of each file, in their order. */
class ColumnsReferenceTest {
  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of(Sample.FILE, Sample.COLUMNS),
        Arguments.of("More columns of " + Sample.FILE, Sample.MORE),
        Arguments.of(ConnectionSetup.FILE, ConnectionSetup.COLUMNS),
        Arguments.of(SwitchedConnection.FILE, SwitchedConnection.COLUMNS),
        Arguments.of(Pair.FILE, Pair.COLUMNS),
        Arguments.of(Batch.FILE, Batch.COLUMNS),
        Arguments.of(Run.FILE, Run.COLUMNS));
  }

  @ParameterizedTest
  @MethodSource("files")
  void thePageHasTheColumnsOfTheFile(String file, List<String> columns) throws Exception {
    assertThat(ResultsPage.columns(file)).isEqualTo(columns);
  }
}
