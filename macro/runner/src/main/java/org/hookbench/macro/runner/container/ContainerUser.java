// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whom containers run as: the user of the runner, or an unprivileged one if that is root. */
public record ContainerUser(int uid, int gid) {
  /** The one of our images. */
  public static final ContainerUser UNPRIVILEGED = new ContainerUser(65532, 65532);

  /** For this runner. */
  public static ContainerUser current() {
    try {
      Path self = Path.of("/proc/self");
      int uid = (Integer) Files.getAttribute(self, "unix:uid");
      int gid = (Integer) Files.getAttribute(self, "unix:gid");
      return uid == 0 ? UNPRIVILEGED : new ContainerUser(uid, gid);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a folder that this user may write into. */
  public Path folder(Path folder) {
    try {
      Files.createDirectories(folder);
      if ((Integer) Files.getAttribute(folder, "unix:uid") == 0) {
        Files.setAttribute(folder, "unix:uid", uid);
        Files.setAttribute(folder, "unix:gid", gid);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As engines write it. */
  @Override
  public String toString() {
    return uid + ":" + gid;
  }
}
