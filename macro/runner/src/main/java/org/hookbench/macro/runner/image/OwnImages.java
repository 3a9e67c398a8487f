// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.image;

import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.results.TemporaryFolder;

/** Builds images of images.yaml again and again; each different content gets a tag that stays. */
final class OwnImages {
  private static final String LOCAL = "localhost/";

  private final EngineProgram engine;

  OwnImages(EngineProgram engine) {
    this.engine = engine;
  }

  /**
   * Builds without a cache, so that packages are the newest.
   *
   * @return the name of the build, or of the one that is there with the same content
   */
  String build(String name, ImagesFile.Recipe recipe) {
    List<String> command = new ArrayList<>(List.of("build", "--quiet", "--no-cache"));
    if (!recipe.base().startsWith(LOCAL)) {
      command.add("--pull");
    }
    command.addAll(List.of("--build-arg", "BASE=" + recipe.base(), recipe.folder().toString()));
    String id = engine.must(name + " cannot be built", command);
    ImageFacts base = new Images(engine).must(recipe.base());
    String digest = base.digests().isEmpty() ? base.id() : base.digests().get(0);
    Map<String, String> packages = Packages.of(engine, id);
    String content = BuildFolder.hash(recipe.folder(), base.id() + "\n" + OwnImage.lines(packages));
    Optional<OwnImage> same =
        OwnImage.log(engine, name).stream().filter(b -> b.content().equals(content)).findFirst();
    if (same.isPresent()) {
      engine.call("rmi", id);
      return same.get().name();
    }
    String tag = LOCAL + name + ":" + Images.DAY.format(Instant.now()) + "-" + content;
    label(id, tag, OwnImage.labels(name, digest, content, packages));
    return tag;
  }

  /** Packages are known only once there is an image: a second one adds what is to be kept. */
  private void label(String id, String tag, Map<String, String> labels) {
    try (TemporaryFolder folder = TemporaryFolder.create("image")) {
      Io.run(() -> Files.writeString(folder.path().resolve("Dockerfile"), "FROM " + id + "\n"));
      List<String> command = new ArrayList<>(List.of("build", "--quiet", "--tag", tag));
      labels.forEach((key, value) -> command.addAll(List.of("--label", key + "=" + value)));
      command.add(folder.path().toString());
      engine.must(tag + " cannot be labelled", command);
    }
  }
}
