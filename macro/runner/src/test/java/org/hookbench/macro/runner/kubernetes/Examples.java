// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.json.Json;

/** Parts of experiments as a user writes them. */
final class Examples {
  private Examples() {}

  static Environment.Kubernetes environment(String keys) {
    return (Environment.Kubernetes) read("kind: kubernetes, " + keys, Environment.class);
  }

  static Load.Http load(String keys) {
    return read(keys, Load.Http.class);
  }

  static Arm arm(String keys) {
    return read(keys, Arm.class);
  }

  private static <T> T read(String keys, Class<T> type) {
    try {
      return Json.yaml().readValue("{" + keys + "}", type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(keys, e);
    }
  }
}
