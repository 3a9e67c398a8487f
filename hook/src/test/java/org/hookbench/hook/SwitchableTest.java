// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwitchableTest {
  /** Looks accept up by a handle, so that it would accept a connection of its own. */
  private static final String BY_HANDLE =
      """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      #include <sys/socket.h>
      int accept(int s, struct sockaddr *a, socklen_t *n) {
        void *libc = dlopen("libc.so.6", RTLD_LAZY);
        return ((int (*)(int, struct sockaddr *, socklen_t *))dlsym(libc, "accept"))(s, a, n);
      }
      """;

  private static final String DLSYM =
      """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      void *dlsym(void *h, const char *n) { return dlvsym(h, n, "GLIBC_2.2.5"); }
      """;

  @TempDir Path folder;

  @Test
  void theObjectsGoAroundAHookOfOurs() {
    Built.file("tools/hb-switch-check");
    Switchable around = Switchable.around(Built.file("hooks/scan.so"));

    assertThat(around.front().name()).isEqualTo("switch.so");
    assertThat(around.behind().name()).isEqualTo("switch-behind.so");
    assertThat(around.acceptsAll()).isFalse();
    assertThat(Switchable.aroundNothing()).isEqualTo(around);
  }

  @Test
  void aHookThatLooksAcceptUpByAHandleGetsAllOfIt() throws Exception {
    Built.file("tools/hb-switch-check");

    assertThat(Switchable.around(Built.hook(folder, "gcc", BY_HANDLE)).acceptsAll()).isTrue();
  }

  @Test
  void aHookThatCannotBeSwitchedIsRefusedWithTheReasonAndTheDuet() throws Exception {
    Built.file("tools/hb-switch-check");
    Path hook = Built.hook(folder, "gcc", DLSYM);

    assertThatThrownBy(() -> Switchable.around(hook))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("cannot be switched: ", "dlsym", "schedule: duet");
  }

  @Test
  void whatTheCheckCannotTellIsSaid() throws Exception {
    Built.file("tools/hb-switch-check");
    Path named = Files.createDirectories(folder.resolve("a b")).resolve("hook.so");
    Files.copy(Built.file("hooks/scan.so"), named);

    assertThatThrownBy(() -> Switchable.around(named))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("status 2", "a path with a blank", "schedule: duet");
  }
}
