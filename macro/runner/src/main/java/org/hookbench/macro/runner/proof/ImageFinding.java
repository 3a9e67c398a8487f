// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.proof;

import java.util.Optional;
import org.hookbench.experiment.Variant;
import org.hookbench.macro.runner.deploy.RunImage;

/** Judges whether the container of an arm was made from the image that the arm names. */
final class ImageFinding {
  private static final int SHORT = 12;

  private ImageFinding() {}

  /** What the image shows of an arm; empty: nothing beyond what every arm shows. */
  static Optional<Seen> of(Variant arm, RunImage image) {
    boolean named = arm.image() != null || arm.base() != null;
    if (image.matches()) {
      return named ? Optional.of(Seen.proven("image", "runs " + called(image))) : Optional.empty();
    }
    if (image.oneStore()) {
      return Optional.of(
          Seen.refuted(
              "image",
              "its container runs "
                  + called(image)
                  + ", but the name meant another image when the run began; it was built or"
                  + " tagged again, so start a new run"));
    }
    return named
        ? Optional.of(
            Seen.notProvable(
                "its container runs %s, whose identity this machine's engine does not know"
                    .formatted(called(image))))
        : Optional.empty();
  }

  private static String called(RunImage image) {
    String hash = image.running();
    return image.name() + " (" + hash.substring(0, Math.min(SHORT, hash.length())) + ")";
  }
}
