// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookCatalogTest {
  @TempDir Path folder;

  @Test
  void noneHasNoFile() {
    assertThat(new HookCatalog(folder).locate(new Arm.None())).isEmpty();
  }

  @Test
  void anUnknownNameListsTheKnownOnes() throws Exception {
    Files.writeString(folder.resolve("pass.so"), "x");

    assertThatThrownBy(() -> new HookCatalog(folder).locate(new Arm.Ours("pas")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'pas' is unknown; did you mean 'pass'? Use none, one of [pass]");
  }

  @Test
  void aFileOfThatNameIsOffered() {
    assertThatThrownBy(() -> new HookCatalog(folder).locate(new Arm.Ours("pom.xml")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'pom.xml' is unknown; did you mean './pom.xml'?");
  }

  @Test
  void aPathThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> new HookCatalog(folder).locate(Arm.parse("/nowhere/x.so")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("/nowhere/x.so: there is no such file");
  }

  private Path hookIn(String name) throws Exception {
    Path there = Files.createDirectory(folder.resolve(name));
    return Built.hook(there, "gcc", "int close(int fd) { return fd; }");
  }

  @ParameterizedTest
  @ValueSource(strings = {"my hooks", "my:hooks"})
  void aFolderThatLdPreloadCannotNameIsRefusedForProgramsOfThisMachineOnly(String name)
      throws Exception {
    Arm.Short hook = new Arm.Foreign(hookIn(name));

    assertThatThrownBy(() -> new HookCatalog(folder).locate(hook))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(name + "/hook.so: LD_PRELOAD cannot name a path with a space");
    assertThat(new HookCatalog(folder).locateForAnyLibc(hook)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"my hook.so", "my:hook.so"})
  void aNameThatLdPreloadCannotNameIsRefusedEverywhere(String name) throws Exception {
    Path plain = hookIn("plain");
    Arm.Short hook = new Arm.Foreign(Files.move(plain, plain.resolveSibling(name)));

    assertThatThrownBy(() -> new HookCatalog(folder).locateForAnyLibc(hook))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(name + ": LD_PRELOAD cannot name a path with a space or a colon");
  }

  @Test
  void aFileThatIsNotElfIsRefused() throws Exception {
    Path text = Files.writeString(folder.resolve("x.so"), "not a hook, but longer than a head");

    assertThatThrownBy(() -> new HookCatalog(folder).locate(new Arm.Foreign(text)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("x.so: is not an ELF file");
  }

  @ParameterizedTest(name = "class {0}, machine {1}, type {2}: {3}")
  @CsvSource({
    "2, 183, 3, 'is built for aarch64, this machine is amd64'",
    "1, 3, 3, 'is built for x86, this machine is amd64'",
    "2, 4711, 3, 'is built for machine 4711, this machine is amd64'",
    "2, 62, 2, is an ELF file but not a shared object",
  })
  @EnabledIfSystemProperty(named = "os.arch", matches = "amd64")
  void anElfFileThatCannotBePreloadedHereIsRefused(
      byte elfClass, short machine, short type, String message) throws Exception {
    Path file = Files.write(folder.resolve("x.so"), head(elfClass, machine, type));

    assertThatThrownBy(() -> new HookCatalog(folder).locate(new Arm.Foreign(file)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  @Test
  @EnabledIfSystemProperty(named = "os.arch", matches = "amd64")
  void aFileThatTheLoaderRefusesIsRefused() throws Exception {
    Path file = Files.write(folder.resolve("x.so"), head((byte) 2, (short) 62, (short) 3));

    assertThatThrownBy(() -> new HookCatalog(folder).locate(new Arm.Foreign(file)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("x.so: cannot be loaded on this machine");
  }

  @Test
  void aSharedObjectForThisMachineIsTaken() {
    Path file = Home.find().resolve("native/target/hooks/pass.so");
    assumeThat(file).as("built by make -C native").exists();

    assertThat(new HookCatalog(folder).locate(new Arm.Foreign(file)).orElseThrow().name())
        .isEqualTo("pass.so");
  }

  private static byte[] head(byte elfClass, short machine, short type) {
    return ByteBuffer.allocate(64)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {0x7f, 'E', 'L', 'F', elfClass, 1, 1})
        .putShort(16, type)
        .putShort(18, machine)
        .array();
  }
}
