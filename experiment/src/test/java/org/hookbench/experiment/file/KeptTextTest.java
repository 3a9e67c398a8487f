// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeptTextTest {
  private static final String PLAIN = "# why\nname: t\nsut: {app: hello}\narms: [none, pass]\n";
  private static final String SECRET =
      PLAIN
          + "load: {headers: {Authorization: Bearer s3cret}}\n"
          + "scenarios: [{name: other, load: {mix: [{headers: {X-Key: k3y}}, {path: /b}]}}]\n";

  private static ExperimentFile parse(String text) {
    return ExperimentFile.parse("x.yaml", text);
  }

  @Test
  void aTextWithoutHeadersIsKeptAsGiven() {
    ExperimentFile file = parse(PLAIN);

    assertThat(file.kept()).isEqualTo(PLAIN);
    assertThat(file.lacksHeaders()).isFalse();
  }

  @Test
  void valuesOfHeadersAreLeftOut() {
    ExperimentFile kept = parse(parse(SECRET).kept());

    assertThat(kept.text()).doesNotContain("s3cret", "k3y").contains("Authorization", "X-Key");
    assertThat(kept.lacksHeaders()).isTrue();
    assertThat(kept.kept()).isEqualTo(kept.text());
    assertThat(kept.experiment().scenarios()).hasSameSizeAs(parse(SECRET).experiment().scenarios());
  }
}
