// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookupObserverTest {
  @TempDir Path folder;

  @Test
  void aHookThatLooksUpOnEveryCallIsFoundOutWhateverItHooks() throws Exception {
    String source =
        """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        static int (*real)(int);
        int fsync(int fd) {
          if (%s) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
          return real(fd);
        }
        """;
    Built.file("hb-probe");
    for (boolean everyCall : new boolean[] {true, false}) {
      Path hook = Built.hook(folder, "gcc", source.formatted(everyCall ? "1" : "!real"));
      long lookups =
          LookupObserver.lookups(hook, HookInspection.of(hook).interposes()).orElseThrow();
      assertThat(lookups >= LookupObserver.CALLS).isEqualTo(everyCall);
    }
  }

  @Test
  void aReaderIsObservedInAFolderThatLdPreloadCannotName() throws Exception {
    Built.file("tools/observe.so");
    Path hook =
        Built.hook(
            Files.createDirectory(folder.resolve("my hooks")),
            "gcc",
            """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <unistd.h>
            ssize_t read(int fd, void *b, size_t n) {
              return ((ssize_t (*)(int, void *, size_t))dlsym(RTLD_NEXT, "read"))(fd, b, n);
            }
            """);

    assertThat(LoadCheck.objection(hook)).isEmpty();
    assertThat(LookupObserver.lookups(hook, Set.of("read")).orElseThrow())
        .isGreaterThanOrEqualTo(LookupObserver.CALLS);
  }
}
