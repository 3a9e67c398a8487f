// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.docs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.Provided;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.Variant;
import org.hookbench.experiment.Workload;

/**
 * A key that is no component of a record but chooses it, and its value.
 *
 * @param required whether the record is chosen by this key alone
 */
record Choice(String key, String value, boolean required) {
  private static final Map<Class<?>, Choice> BY_RECORD =
      Map.of(
          Environment.Process.class, new Choice("kind", Environment.Kind.PROCESS, false),
          Environment.Docker.class, new Choice("kind", Environment.Kind.DOCKER, true),
          Environment.Podman.class, new Choice("kind", Environment.Kind.PODMAN, true),
          Environment.Kubernetes.class, new Choice("kind", Environment.Kind.KUBERNETES, true),
          Environment.Endpoints.class, new Choice("kind", Environment.Kind.ENDPOINTS, true),
          Provided.class, new Choice("kind", Environment.Kind.PROVIDER, true),
          Load.Closed.class, new Choice("model", Load.Model.CLOSED, false),
          Load.Open.class, new Choice("model", Load.Model.OPEN, false),
          Load.Bursts.class, new Choice("model", Load.Model.BURST, false),
          Load.Cold.class, new Choice("model", Load.Model.COLD, true));

  private static final Map<Class<?>, List<String>> REQUIRED =
      Map.of(
          Experiment.class, List.of("name", "arms"),
          Scenario.class, List.of("name"),
          Variant.class, List.of("name"),
          Sut.App.class, List.of("app"),
          Sut.Command.class, List.of("command"),
          Sut.Image.class, List.of("image"),
          Sut.Endpoints.class, List.of("urls"),
          Load.Bursts.class, List.of("bursts"),
          Workload.class, List.of("command"));

  private Choice(String key, Enum<?> value, boolean required) {
    this(key, Names.of(value), required);
  }

  static Optional<Choice> of(Class<?> record) {
    return Optional.ofNullable(BY_RECORD.get(record));
  }

  /** Keys without which a record is not read. */
  static List<String> required(Class<?> record) {
    return of(record)
        .filter(Choice::required)
        .map(choice -> List.of(choice.key()))
        .orElse(REQUIRED.getOrDefault(record, List.of()));
  }
}
