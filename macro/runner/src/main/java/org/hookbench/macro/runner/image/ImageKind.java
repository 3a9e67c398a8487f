// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.image;

import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.Names;

/** The images, each with a Dockerfile in macro/images/NAME. */
public enum ImageKind {
  /** The built-in systems under test. */
  SUT("eclipse-temurin:17-jre-jammy", "macro/sut/target/hookbench-sut.jar"),
  /** The load generator. */
  LOAD("eclipse-temurin:17-jre-jammy", "macro/load/target/hookbench-load.jar"),
  /** The hooks and the switch, for pods that bring them in an init container. */
  HOOKS(
      "busybox:1.36-musl",
      "native/target/hooks",
      "native/target/tools/switch.so",
      "native/target/tools/switch-behind.so"),
  /** The duet kernel as a program. */
  PROBE(
      "debian:bookworm-slim",
      "native/target/hb-probe",
      "native/target/libhbnoop.so",
      "native/target/libhbcalls.so",
      "native/target/hooks");

  private final String publicBase;
  private final List<Path> contents;

  ImageKind(String publicBase, String... contents) {
    this.publicBase = publicBase;
    this.contents = List.of(contents).stream().map(Path::of).toList();
  }

  /** Base image where none is asked for and no local one was made. */
  String publicBase() {
    return publicBase;
  }

  /** Files and folders that go in, from the checkout. */
  List<Path> contents() {
    return contents;
  }

  /** What goes in if it was built: it needs a compiler that not every machine has. */
  List<Path> extras() {
    return this == PROBE ? List.of(Path.of("native/target/hb-probe-musl")) : List.of();
  }

  /** Name without registry and tag. */
  String repository() {
    return "hookbench-" + this;
  }

  @Override
  public String toString() {
    return Names.of(this);
  }
}
