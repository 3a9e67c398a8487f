// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.result.LoadResult.ArmResult;

/** load.json, as far as it goes into the record of a trial. */
final class LoadFile {
  private LoadFile() {}

  static LoadResult read(Path folder) {
    Path file = folder.resolve(LoadResult.FILE);
    try {
      return Json.mapper().readValue(Files.readString(file), LoadResult.class);
    } catch (IOException e) {
      throw MeasurementFailedException.of(
          e, "%s: the load generator left no readable result: %s", file, e.getMessage());
    }
  }

  static Map<String, Long> perArm(LoadResult result, ToLongFunction<ArmResult> figure) {
    Map<String, Long> perArm = new LinkedHashMap<>();
    result.arms().forEach((label, arm) -> perArm.put(label, figure.applyAsLong(arm)));
    return perArm;
  }
}
