// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BindingIT {
  @TempDir Path folder;

  private Jar program(Path hook, Map<String, String> environment) throws Exception {
    return Jar.run(
        folder,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "org.hookbench.micro.binding.ReachProgram",
            hook.toString(),
            folder.resolve("page").toString()),
        environment);
  }

  @Test
  void theCountersOfThePreloadedHookConfirmEveryBindingAndABypassIsAnError() throws Exception {
    Path hook = Jar.HOOKS.resolve("count.so");
    Jar jar =
        program(
            hook,
            Map.of(
                "LD_PRELOAD",
                hook.toString(),
                "HOOKBENCH_TELEMETRY",
                folder.resolve("page").toString()));

    assertThat(jar.out())
        .as(jar.err())
        .contains("jna true", "jna-interface true", "jnr true", "jdk true")
        .contains("past calls read of ", "it bypasses the hook " + hook);
  }

  @Test
  void aHookThatIsNotLoadedIsAnError() throws Exception {
    Jar jar = program(Jar.HOOKS.resolve("count.so"), Map.of());

    assertThat(jar.err()).contains("count.so: is not loaded into this process");
  }
}
