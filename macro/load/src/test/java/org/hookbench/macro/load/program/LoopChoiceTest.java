// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.http.HttpTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopChoiceTest {
  private static LoopChoice choose(String url, String load) throws Exception {
    return LoopChoice.of(
        List.of(HttpTarget.of("none", url)), Json.yaml().readValue(load, Load.Http.class));
  }

  @Test
  void theProgramIsTakenWhereItCanDoWhatIsAsked() throws Exception {
    LoopChoice choice = choose("http://h/", "{requests: 10}");

    assertThat(choice.program()).isExecutable();
    assertThat(choice.whyJvm()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://h/, '{requests: 10', https",
    "http://h/, '{requests: 10, patience: 1s', load.patience",
    "http://h/, '{requests: 4194304, warmup: 1', more than 4194304 requests"
  })
  void whatItCannotDoTheJvmDoesAndSaysWhy(String url, String load, String why) throws Exception {
    assertThat(choose(url, load + "}").program()).isNull();
    assertThat(choose(url, load + "}").whyJvm()).startsWith(why);
    assertThatThrownBy(() -> choose(url, load + ", loop: native}"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("load.loop: native cannot be used: " + why);
  }

  @Test
  void theJvmMayBeAskedFor() throws Exception {
    assertThat(choose("http://h/", "{loop: jvm}")).isEqualTo(new LoopChoice(null, "asked for"));
  }
}
