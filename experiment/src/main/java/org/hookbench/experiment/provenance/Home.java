// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.provenance;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.hookbench.experiment.console.UserError;

/** The checkout or distribution that the native files and the jars lie in. */
public final class Home {
  private Home() {}

  /**
   * The property hookbench.home, the variable HOOKBENCH_HOME, or the nearest folder above this jar
   * that has native/target.
   */
  public static Path find() {
    return Stream.of(System.getProperty("hookbench.home"), System.getenv("HOOKBENCH_HOME"))
        .filter(text -> text != null && !text.isBlank())
        .map(Path::of)
        .findFirst()
        .or(() -> above(codeSource()))
        .or(() -> above(Path.of("").toAbsolutePath()))
        .orElseThrow(
            () ->
                new UserError(
                    "HOOKBENCH_HOME: not set and no native/target above the jar; set it to the checkout"));
  }

  private static Optional<Path> above(Path start) {
    for (Path p = start; p != null; p = p.getParent()) {
      if (Files.isDirectory(p.resolve("native/target"))) {
        return Optional.of(p);
      }
    }
    return Optional.empty();
  }

  private static Path codeSource() {
    try {
      return Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
