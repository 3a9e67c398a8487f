// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.console.Program;
import org.hookbench.macro.runner.image.EngineProgram;
import org.hookbench.macro.runner.image.ImagesCommand;
import org.hookbench.testing.Awaiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three builds of an image, of which the last brought a delay, in a real engine. */
class OwnImagesIT {
  private static final String BASE = "localhost/hookbench-base:musl";
  private static final int CHANGED = 2;

  @TempDir Path work;
  private final EngineProgram docker = Engines.require("docker");
  private final String name = "hookbench-it-own-" + ProcessHandle.current().pid();
  private final List<String> tags = new ArrayList<>();

  @AfterEach
  void remove() {
    tags.forEach(tag -> docker.call("rmi", "--force", tag));
  }

  private static String images(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      assertThat(Program.run(new ImagesCommand(), arguments)).isZero();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  private String build(int version) throws IOException {
    String delay = version < CHANGED ? "0" : "0.2";
    Files.writeString(work.resolve("web/run"), "sleep " + delay + " #" + version);
    Path file = work.resolve("images.yaml");
    Files.writeString(file, name + ": {folder: web, base: '" + BASE + "'}");
    return images("build", "--file", file.toString());
  }

  @Test
  void theBuildThatBroughtADelayIsFound() throws Exception {
    assumeTrue(docker.call("image", "inspect", BASE).ok(), "scripts/base-image musl makes " + BASE);
    Files.createDirectory(work.resolve("web"));
    Files.writeString(work.resolve("web/Dockerfile"), "ARG BASE\nFROM ${BASE}\nCOPY run /run.sh\n");
    for (int version = 0; version <= CHANGED; version++) {
      tags.add(build(version));
    }
    assertThat(build(CHANGED)).as("the same content").isEqualTo(tags.get(CHANGED));
    assertThat(images("log", name).lines().filter(l -> l.contains(name)).toList())
        .hasSize(3)
        .first()
        .asString()
        .contains(tags.get(0), "base sha256:");
    Path experiment =
        Files.writeString(
            work.resolve("e.yaml"),
            """
            name: bisect
            workload: {command: [sh, /run.sh], runs: 1, warmup: 0, image: "x"}
            environment: {kind: docker}
            arms: [{name: a}, {name: b}]
            design: {blocks: 3}
            """);

    Invocation run =
        Invocation.start(
            work, "images", "bisect", tags.get(0), tags.get(2), experiment, "--out", work + "/i");
    Awaiting.await(() -> Files.exists(work.resolve("i")));
    List<ProcessHandle> runners = run.process().descendants().toList();
    run.process().destroy();
    assertThat(run.ended().status()).as(run.err()).isEqualTo(130);
    assertThat(runners).isNotEmpty().noneMatch(ProcessHandle::isAlive);

    String found =
        images("bisect", tags.get(0), tags.get(CHANGED), experiment + "", "--out", work + "/r");

    assertThat(found).contains("changed in " + tags.get(CHANGED) + ", not yet in " + tags.get(1));
    assertThat(work.resolve("r").toFile().list()).hasSize(2);
  }
}
