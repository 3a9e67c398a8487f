// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.results.FileTree;
import org.hookbench.macro.runner.deploy.TrialSetup;

/**
 * What an arm of this machine shares with its container: the hook, read-only, and a folder for its
 * counters. The folders lie in the folder of the trial while it runs.
 *
 * @param telemetry folder of the counters
 */
public record ArmFolder(ArmContainer arm, Path telemetry) {
  private static final String PREFIX = ".telemetry-";

  /** Makes it. */
  public static ArmFolder make(TrialSetup trial, ArmContainer arm, ContainerUser user) {
    Path folder = trial.folder().toAbsolutePath().normalize();
    return new ArmFolder(arm, user.folder(folder.resolve(PREFIX + arm.name())));
  }

  /** As engines write mounts. */
  public List<String> binds() {
    List<String> binds = new ArrayList<>(arm.mounts());
    binds.add(telemetry + ":" + ContainerPaths.TELEMETRY);
    arm.files().forEach(file -> binds.add(file.path() + ":" + ContainerPaths.of(file) + ":ro"));
    return binds;
  }

  /** Removes the folders of a trial: what the counters said is in the record. */
  public static void removeAll(TrialSetup trial) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(trial.folder(), PREFIX + "*")) {
      for (Path folder : folders) {
        FileTree.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
