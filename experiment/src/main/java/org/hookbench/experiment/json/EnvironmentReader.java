// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Environment.Kind;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.Provided;

/** Reads an environment by its {@code kind}; process if there is none. */
final class EnvironmentReader extends VariantReader<Environment> {
  private static final long serialVersionUID = 1L;
  private static final String KIND = "kind";
  static final List<Alternative<Environment>> VARIANTS =
      List.of(
          of(Kind.PROCESS, Environment.Process.class),
          of(Kind.DOCKER, Environment.Docker.class),
          of(Kind.PODMAN, Environment.Podman.class),
          of(Kind.KUBERNETES, Environment.Kubernetes.class),
          of(Kind.ENDPOINTS, Environment.Endpoints.class),
          of(Kind.PROVIDER, Provided.class));

  EnvironmentReader() {
    super(Environment.class);
  }

  private static Alternative<Environment> of(Kind kind, Class<? extends Environment> type) {
    String name = Names.of(kind);
    return new Alternative<>("kind " + name, type, "write kind: " + name);
  }

  @Override
  List<Alternative<Environment>> variants() {
    return VARIANTS;
  }

  @Override
  List<String> selectors() {
    return List.of(KIND);
  }

  @Override
  Alternative<Environment> choose(ObjectNode node) {
    Kind kind = Chosen.of(node, KIND, Kind.class, Kind.PROCESS);
    return VARIANTS.get(kind.ordinal());
  }
}
