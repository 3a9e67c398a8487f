// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hookbench.experiment.results.FileTree;
import org.hookbench.macro.runner.image.EngineProgram;
import org.hookbench.macro.runner.image.ImageKind;
import org.hookbench.macro.runner.image.Images;

/** An image of a test: the built-in systems, and what a Dockerfile says more. */
record DerivedImage(EngineProgram engine, String name) implements AutoCloseable {
  private static final AtomicInteger MADE = new AtomicInteger();

  static DerivedImage of(EngineProgram engine, String... lines) throws Exception {
    String tag = ProcessHandle.current().pid() + "-" + MADE.incrementAndGet();
    DerivedImage image = new DerivedImage(engine, "localhost/hookbench-it:" + tag);
    image.build(lines);
    return image;
  }

  /** Gives the name to another image. */
  void build(String... lines) throws Exception {
    String app = new Images(engine).ensure(ImageKind.SUT, null, List.of());
    Path folder = Files.createTempDirectory("hookbench-it");
    Files.writeString(
        folder.resolve("Dockerfile"), "FROM " + app + "\n" + String.join("\n", lines) + "\n");
    engine.must("build", List.of("build", "--tag", name, folder.toString()));
    FileTree.delete(folder);
  }

  @Override
  public void close() {
    engine.call("rmi", "--force", name);
  }
}
