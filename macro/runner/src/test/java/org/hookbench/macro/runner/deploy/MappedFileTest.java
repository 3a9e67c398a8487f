// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.provenance.HookFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder stands for that of a process in /proc. */
class MappedFileTest {
  private static final String PATH = "/opt/hookbench/mine.so";
  @TempDir Path process;
  private HookFile hook;
  private Path inContainer;

  @BeforeEach
  void writeTheHook() throws Exception {
    hook = HookFile.of(Files.writeString(process.resolve("mine.so"), "a hook"));
    inContainer = process.resolve("root" + PATH);
    Files.createDirectories(inContainer.getParent());
  }

  @Test
  void aCopyThatAnImageBroughtIsTheHook() throws Exception {
    Files.copy(hook.path(), inContainer);

    assertThat(MappedFile.of(process, PATH).is(hook)).isTrue();
  }

  @Test
  void anotherFileOfThatNameIsNot() throws Exception {
    Files.writeString(inContainer, "another hook");

    assertThat(MappedFile.of(process, PATH).is(hook)).isFalse();
  }

  @Test
  void aCopyElsewhereIsNot() throws Exception {
    Path elsewhere = process.resolve("root/tmp/mine.so");
    Files.createDirectories(elsewhere.getParent());
    Files.copy(hook.path(), elsewhere);

    assertThat(MappedFile.of(process, "/tmp/mine.so").is(hook)).isFalse();
  }
}
