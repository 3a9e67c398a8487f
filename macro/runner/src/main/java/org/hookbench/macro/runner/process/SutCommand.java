// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.macro.runner.deploy.ArmSetup;

/** The command line of a system under test. */
final class SutCommand {
  private static final String JAR = "macro/sut/target/hookbench-sut.jar";

  private SutCommand() {}

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  static Path requireJar() {
    Path jar = Home.find().resolve(JAR);
    if (!Files.isRegularFile(jar)) {
      throw new UserError(jar + ": is not built; run scripts/hookbench build");
    }
    return jar;
  }

  /** With the port in place of {@code {port}}, if there is one. */
  static List<String> of(Sut.Deployed sut, ArmSetup arm, OptionalInt port) {
    List<String> command = new ArrayList<>();
    if (sut.limits().cpuset() != null) {
      command.addAll(List.of("taskset", "-c", sut.limits().cpuset()));
    }
    command.addAll(arm.wrapper(file -> file.path().toString()));
    if (sut instanceof Sut.App own) {
      command.addAll(
          List.of(java().toString(), "-jar", Home.find().resolve(JAR).toString(), own.app()));
      return command;
    }
    arm.command(sut).stream()
        .map(word -> port.isPresent() ? word.replace("{port}", "" + port.getAsInt()) : word)
        .forEach(command::add);
    return command;
  }
}
