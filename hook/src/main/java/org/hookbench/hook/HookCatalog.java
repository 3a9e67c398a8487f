// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Variant;
import org.hookbench.experiment.console.Nearest;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.experiment.provenance.HookFile;

/** Finds the file of an arm. */
public final class HookCatalog {
  private final Path folder;

  HookCatalog(Path folder) {
    this.folder = folder;
  }

  /** The hooks that were built in this checkout. */
  public static HookCatalog ofHome() {
    return new HookCatalog(Home.find().resolve("native/target/hooks"));
  }

  /**
   * The file to preload for an arm into programs of this machine's C library; empty for {@code
   * none}. A file that is not there or not such a hook is a {@link UserError}.
   */
  public Optional<HookFile> locate(Arm.Short arm) {
    Optional<HookFile> hook = locateForAnyLibc(arm);
    hook.ifPresent(HookCatalog::checkForThisMachine);
    return hook;
  }

  private static void checkForThisMachine(HookFile hook) {
    hook.requirePreloadable(hook.path().toString());
    LoadCheck.check(hook.path(), "/bin/true");
  }

  /**
   * As {@link #locate}, but for any program: the hook may be built for the C library of a
   * container, and lie in a folder that only the container's own path hides.
   */
  public Optional<HookFile> locateForAnyLibc(Arm.Short arm) {
    if (arm instanceof Arm.None) {
      return Optional.empty();
    }
    if (arm instanceof Arm.Foreign foreign) {
      return Optional.of(checked(foreign.file()));
    }
    return Optional.of(ours(arm instanceof Arm.Delay ? "delay" : arm.text()));
  }

  /** The jar of an arm's Java agent; one that is not there is a {@link UserError}. */
  public Optional<HookFile> agent(Variant arm) {
    if (arm.agent() == null) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(arm.agent())) {
      throw UserError.of(
          "arms: %s: agent: %s: there is no such file; give the path of the agent's jar",
          arm.name(), arm.agent());
    }
    HookFile jar = HookFile.of(arm.agent());
    jar.requirePreloadable(jar.path().toString());
    return Optional.of(jar);
  }

  /** Where a hook of ours is, or would be. */
  public Path fileOf(String name) {
    return folder.resolve(name + ".so");
  }

  private HookFile ours(String name) {
    Path file = fileOf(name);
    if (!Files.isRegularFile(file)) {
      throw UserError.of(
          "arms: '%s' is unknown; did you mean '%s'? Use none, one of %s, or the path of a .so",
          name, new File(name).exists() ? "./" + name : Nearest.to(name, names()), names());
    }
    return preloadable(file);
  }

  private static HookFile checked(Path file) {
    if (!Files.isRegularFile(file)) {
      throw UserError.of(
          "%s: there is no such file; give the path of the hook's shared object", file);
    }
    ElfHead.check(file);
    HookFile hook = preloadable(file);
    LoadCheck.check(file);
    return hook;
  }

  private static HookFile preloadable(Path file) {
    HookFile hook = HookFile.of(file);
    hook.requirePreloadable(hook.name());
    return hook;
  }

  /** Names of ours that are built. */
  public List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(n -> n.endsWith(".so"))
          .map(n -> n.substring(0, n.length() - 3))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
