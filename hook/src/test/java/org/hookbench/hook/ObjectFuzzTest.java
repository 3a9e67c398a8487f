// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.testing.Fuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectFuzzTest {
  @TempDir Path folder;

  @Test
  void mutatedObjectsAreInspectedOrRefused() throws Exception {
    Path file = folder.resolve("mutant.so");
    List<byte[]> objects =
        List.of(
            Files.readAllBytes(Built.file("hooks/null.so")),
            head(Files.readAllBytes(Built.file("hooks/pass.so"))));
    Fuzz fuzz = new Fuzz("ELF objects", 1_000);
    fuzz.run(objects, bytes -> HookInspection.of(Files.write(file, bytes)), UserError.class);
    fuzz.requireBoth();
  }

  /** Also with its sections cut off: the dynamic segment alone must do. */
  private static byte[] head(byte[] object) {
    return Arrays.copyOf(object, object.length * 9 / 10);
  }

  @Test
  void mutatedPagesAreReadOrRefused() throws Exception {
    Path page = folder.resolve("page");
    ProcessBuilder cat = new ProcessBuilder("cat", "/dev/null");
    cat.environment().put("LD_PRELOAD", Built.file("hooks/count.so").toString());
    cat.environment().put("HOOKBENCH_TELEMETRY", page.toString());
    cat.environment().put("HOOKBENCH_TIME", "1");
    cat.start().waitFor();
    byte[] whole = Files.readAllBytes(page);
    Fuzz fuzz = new Fuzz("telemetry pages", 2_000);
    fuzz.run(
        List.of(whole, Arrays.copyOf(whole, 1_200), Arrays.copyOf(whole, 112)),
        Telemetry::read,
        MeasurementFailedException.class);
    fuzz.requireBoth();
  }
}
