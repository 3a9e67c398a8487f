package org.hookbench.experiment.hook;

import java.nio.file.Path;
import org.hookbench.experiment.results.Checksums;

/** A shared object that can be preloaded. */
public record HookFile(Path path, String sha256) {
  static HookFile of(Path path) {
    return new HookFile(path.toAbsolutePath().normalize(), Checksums.sha256(path));
  }

  /** File name without folders. */
  public String name() {
    return path.getFileName().toString();
  }
}
