// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.image;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookbench.experiment.console.MeasurementFailedException;

/**
 * Images of one engine. A tag carries the date of the build and the hash of the content, base
 * included: what is there with the same content is not built again, and old ones stay.
 */
public final class Images {
  private static final String LOCAL = "localhost";
  private static final String LOCAL_BASE = "localhost/hookbench-base:jre17";
  private static final String CONTENT = "org.hookbench.content";
  static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
  private final EngineProgram engine;

  public Images(EngineProgram engine) {
    this.engine = engine;
  }

  /**
   * The image with the current content; it is built if it is not there.
   *
   * @param base null for the local base of scripts/base-image if it is there, else the public one
   * @param hooks files to put beside ours in images that carry hooks
   */
  public String ensure(ImageKind kind, String base, List<Path> hooks) {
    String from = base == null ? defaultBase(kind) : base;
    try (BuildFolder folder = BuildFolder.of(kind, hooks)) {
      String hash =
          folder.hash(from + " " + facts(from).map(ImageFacts::id).orElse("not here yet"));
      return find(kind, hash).orElseGet(() -> build(kind, from, folder.path(), hash));
    }
  }

  private String defaultBase(ImageKind kind) {
    return facts(LOCAL_BASE).isPresent() ? LOCAL_BASE : kind.publicBase();
  }

  private Optional<String> find(ImageKind kind, String hash) {
    String found =
        engine.must(
            "images cannot be listed",
            List.of(
                "images",
                "--filter",
                "label=" + CONTENT + "=" + kind + "-" + hash,
                "--format",
                "{{.Repository}}:{{.Tag}}"));
    return found.lines().filter(name -> name.startsWith(LOCAL + "/")).findFirst();
  }

  private String build(ImageKind kind, String base, Path folder, String hash) {
    String name = LOCAL + "/" + kind.repository() + ":" + DAY.format(Instant.now()) + "-" + hash;
    List<String> arguments = new ArrayList<>(List.of("build", "--build-arg", "BASE=" + base));
    if (kind == ImageKind.PROBE && base.contains("musl")) {
      arguments.addAll(List.of("--build-arg", "PROBE=hb-probe-musl"));
    }
    arguments.addAll(List.of("--label", CONTENT + "=" + kind + "-" + hash));
    arguments.addAll(List.of("--tag", name, folder.toString()));
    EngineProgram.Answer answer = engine.call(arguments);
    if (!answer.ok()) {
      throw MeasurementFailedException.of(
          "%s: %s cannot be built from %s: %s; where no registry is reached, scripts/base-image"
              + " makes a local base",
          engine.name(), name, base, EngineProgram.lastLine(answer));
    }
    return name;
  }

  /** What the engine knows of an image; empty if it does not have it. */
  public Optional<ImageFacts> facts(String image) {
    EngineProgram.Answer answer = engine.call("image", "inspect", image);
    return answer.ok()
        ? Optional.of(ImageFacts.of(engine.json(answer.out()).path(0)))
        : Optional.empty();
  }

  /** What the engine knows of an image that is there. */
  public ImageFacts must(String image) {
    return facts(image)
        .orElseThrow(
            () ->
                MeasurementFailedException.of(
                    "%s: %s was removed during the run", engine.name(), image));
  }

  /** Gives an image another name in a registry and sends it there; returns that name. */
  public String push(String image, String registry) {
    String name = registry + "/" + image.substring(image.lastIndexOf('/') + 1);
    engine.must(image + " cannot be tagged", List.of("tag", image, name));
    engine.must(name + " cannot be pushed", List.of("push", name));
    return name;
  }
}
