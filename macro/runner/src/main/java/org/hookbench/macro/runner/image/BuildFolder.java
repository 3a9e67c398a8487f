// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.Checksums;
import org.hookbench.experiment.results.FileTree;

/** What an image is built from, in a folder of its own, and the hash of it. */
final class BuildFolder implements AutoCloseable {
  private static final int HASH_DIGITS = 12;
  private final Path folder;

  private BuildFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Gathers the files.
   *
   * @param hooks more hooks for those images that carry hooks
   */
  static BuildFolder of(ImageKind kind, List<Path> hooks) {
    try {
      BuildFolder made = new BuildFolder(Files.createTempDirectory("hookbench-image"));
      Path home = Home.find();
      made.copyFolder(home.resolve("macro/images").resolve(kind.toString()), made.folder);
      for (Path content : kind.contents()) {
        made.copy(home.resolve(content));
      }
      for (Path content : kind.extras()) {
        if (Files.exists(home.resolve(content))) {
          made.copy(home.resolve(content));
        }
      }
      for (Path hook : hooks) {
        Path folder = made.folder.resolve("hooks");
        made.copyFile(hook, folder.resolve(hook.getFileName()));
        // Two versions of a hook may have the same name.
        made.copyFile(hook, folder.resolve(HookFile.of(hook).uniqueName()));
      }
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copy(Path source) throws IOException {
    if (!Files.exists(source)) {
      throw new UserError(source + ": is not built; run scripts/hookbench build");
    }
    Path target = folder.resolve(source.getFileName());
    if (Files.isDirectory(source)) {
      copyFolder(source, target);
    } else {
      copyFile(source, target);
    }
  }

  private void copyFolder(Path source, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copyFile(file, target.resolve(source.relativize(file).toString()));
      }
    }
  }

  private void copyFile(Path source, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Files.copy(
        source, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
  }

  Path path() {
    return folder;
  }

  /** Of the contents of all files and of the base. */
  String hash(String base) {
    return hash(folder, base);
  }

  /** Of the contents of all files of a folder and of what else it depends on. */
  static String hash(Path folder, String base) {
    try (Stream<Path> files = Files.walk(folder)) {
      StringBuilder list = new StringBuilder(base).append('\n');
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        list.append(Checksums.sha256(file))
            .append(' ')
            .append(folder.relativize(file))
            .append('\n');
      }
      return HexFormat.of().formatHex(Checksums.sha256(list.toString())).substring(0, HASH_DIGITS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    FileTree.delete(folder);
  }
}
