// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.provenance.Home;

/** Hooks for tests: those of the checkout, and new ones. */
final class Built {
  private Built() {}

  /** A file below native/target; the test is skipped without it. */
  static Path file(String name) {
    Path path = Home.find().resolve("native/target").resolve(name);
    assumeThat(path).as("built by make -C native").exists();
    return path;
  }

  static Path hook(Path folder, String compiler, String source, String... options)
      throws Exception {
    Path c = Files.writeString(folder.resolve("hook.c"), source);
    Path so = folder.resolve("hook.so");
    List<String> command =
        Stream.concat(
                Stream.of(compiler, "-shared", "-fPIC", "-o", so + "", c + "", "-ldl"),
                Stream.of(options))
            .toList();
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    return so;
  }
}
