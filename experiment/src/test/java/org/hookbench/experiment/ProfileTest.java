// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {
  private static Experiment read(String keys) {
    String text = "name: p\nprofile: perf\narms: [none, scan]\n" + keys.replace("; ", "\n") + "\n";
    return ExperimentFile.parse("p.yaml", text).experiment();
  }

  @Test
  void serversOfThisMachineAreProfiled() {
    assertThat(read("sut: {app: hello}").profile()).isEqualTo(Profile.PERF);
    assertThat(read("sut: {app: hello}; environment: {kind: docker}").profile()).isNotNull();
    assertThat(read("sut: {app: hello}; load: {command: [wrk, '{url}']}").profile()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "micro: {}|there is no sut",
        "workload: {command: [/bin/true]}|has processes of one sample each",
        "sut: {app: hello}; load: {model: cold}|has processes of one sample each",
        "sut: {app: hello}; design: {schedule: switch}|write schedule: duet",
        "sut: {app: hello}; environment: {kind: kubernetes}|use process, docker or podman",
      })
  void whatItCannotSeeIsRefused(String keys, String why) {
    assertThatThrownBy(() -> read(keys))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("profile: perf: ", why);
  }
}
