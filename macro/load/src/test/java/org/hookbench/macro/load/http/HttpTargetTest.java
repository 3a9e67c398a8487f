// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTargetTest {
  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:99999/, port 99999 must be 1 to 65535",
    "http://127.0.0.1:0/, port 0 must be 1 to 65535",
    "http://127.0.0.1:999999999999/, not a URL",
    "ftp://host/, not a URL the load generator can use",
    "http://, not a URL",
    "http://user:s3cret@host/, has a user name or password",
    "http://user:s3cret@ho st/, not a URL"
  })
  void whatIsNoTargetIsRefused(String url, String message) {
    assertThatThrownBy(() -> HttpTarget.of("none", url))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[31m", "\n", "\0"})
  void noControlCharacterAndNoLongTextIsRepeated(String control) {
    assertThatThrownBy(() -> HttpTarget.of("none", "http://a" + control + "x".repeat(300_000)))
        .isInstanceOf(UserError.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300).doesNotContain(control));
  }
}
