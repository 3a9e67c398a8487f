// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.FileTree;
import org.hookbench.experiment.results.WholeFile;
import org.hookbench.macro.load.measurement.LoadOrder;

/** The folder that the load generator's container writes into, in the folder of the trial. */
public record LoadFolder(Path path) {
  private static final String NAME = ".load";

  /** Makes it, still empty. */
  public static LoadFolder make(Path trialFolder, ContainerUser user) {
    return new LoadFolder(user.folder(trialFolder.toAbsolutePath().normalize().resolve(NAME)));
  }

  /** Puts the order there, at once: a waiting load generator must not read half of it. */
  public void put(LoadOrder order) {
    Io.run(() -> WholeFile.write(path.resolve(LoadOrder.FILE), Json.text(order)));
  }

  /** Moves its files into the folder of the trial. */
  public void collect() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        Path target = path.getParent().resolve(file.getFileName());
        if (file.endsWith(LoadOrder.FILE)) {
          Files.writeString(file, LoadOrder.read(file).redacted());
        }
        Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
        Files.setAttribute(target, "unix:uid", Files.getAttribute(path.getParent(), "unix:uid"));
        Files.setAttribute(target, "unix:gid", Files.getAttribute(path.getParent(), "unix:gid"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes it with what is still there. */
  public void remove() {
    FileTree.delete(path);
  }
}
