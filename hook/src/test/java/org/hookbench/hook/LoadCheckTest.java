// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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
    "aarch64.so, is built for aarch64",
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

  @ParameterizedTest
  @CsvSource({
    "'for (;;) puts(\"again and again\");', does not end within",
    "'_exit(0);', before its main function",
    "'raise(SIGSEGV);', ended with 139",
  })
  void aHookWhoseConstructorMisbehavesIsRefusedInTime(String statement, String words)
      throws Exception {
    Path hook = Built.hook(folder, "gcc", constructor(statement));

    assertThat(LoadCheck.objection(hook))
        .hasValueSatisfying(why -> assertThat(why).contains(words));
    assertThatThrownBy(() -> LoadCheck.check(hook)).hasMessageEndingWith("loaded and unloaded");
  }

  @Test
  void aHookThatForksADaemonIsLoadedAndTheDaemonEnded() throws Exception {
    Path pid = folder.resolve("pid");
    String daemon =
        "if (!fork()) { setsid(); FILE *f = fopen(\"%s\", \"w\"); fprintf(f, \"%%d\", getpid());"
            + " fclose(f); for (;;) pause(); } while (access(\"%s\", F_OK)) usleep(1000);"
            + " usleep(100000);";
    Path hook =
        Built.hook(folder, "gcc", constructor(String.format(Locale.ROOT, daemon, pid, pid)));

    assertThat(LoadCheck.objection(hook)).isEmpty();
    long number = Long.parseLong(Files.readString(pid));
    ProcessHandle.of(number).ifPresent(forked -> forked.onExit().orTimeout(20, SECONDS).join());
  }

  private static String constructor(String statement) {
    return """
    #define _GNU_SOURCE
    #include <signal.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <unistd.h>
    __attribute__((constructor)) static void load(void) { %s }
    """
        .formatted(statement);
  }
}
