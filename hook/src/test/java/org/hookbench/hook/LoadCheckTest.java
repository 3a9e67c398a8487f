package org.hookbench.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadCheckTest {
  @TempDir Path folder;

  @Test
  void oursAreTakenByTheLoader() {
    assertThat(LoadCheck.objection(Built.file("hooks/scan.so"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "unresolved.so, hookbench_nobody_defines_this",
    "aarch64.so, cannot be preloaded",
    "text.so, cannot be preloaded",
  })
  void whatTheLoaderRefusesIsRefusedInItsWords(String file, String words) {
    Path fixture = Built.file("fixtures/" + file);

    assertThatThrownBy(() -> LoadCheck.check(fixture))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(words);
  }

  @Test
  void whatAHookSaysWhenItEndsItsProgramIsRepeated() throws Exception {
    Path hook =
        Built.hook(
            folder,
            "gcc",
            """
            #include <stdio.h>
            #include <stdlib.h>
            __attribute__((constructor)) static void load(void) { puts("no configuration"); exit(3); }
            """);

    assertThat(LoadCheck.objection(hook))
        .hasValue("a program that does nothing ended with 3, saying: no configuration");
  }
}
