// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.console.UserError;

/** Copies images between engines of this machine. */
final class ImageCopy {
  private ImageCopy() {}

  static void copy(EngineProgram from, String image, String target) {
    switch (target.replaceFirst(":.*", "")) {
      case "docker", "podman" -> copy(from, image, new EngineProgram(target, null));
      case "kind" -> toKind(image, target);
      default ->
          throw new UserError("--into: '" + target + "' must be docker, podman, kind or kind:NAME");
    }
  }

  private static void copy(EngineProgram from, String image, EngineProgram into) {
    try {
      Path tar = Files.createTempFile("hookbench-image", ".tar");
      try {
        from.must(image + " cannot be saved", List.of("save", "--output", tar.toString(), image));
        into.must(image + " cannot be loaded", List.of("load", "--input", tar.toString()));
      } finally {
        Files.delete(tar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void toKind(String image, String target) {
    String cluster = target.contains(":") ? target.substring(target.indexOf(':') + 1) : "kind";
    new EngineProgram("kind", null)
        .must(
            image + " cannot be loaded onto the nodes",
            List.of("load", "docker-image", image, "--name", cluster));
  }
}
