// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

/** Which systems under test, environments and loads go together; no key is without an effect. */
final class Combination {
  private Combination() {}

  static void check(Sut sut, Environment environment, Load load) {
    if (sut instanceof Workload workload) {
      WorkloadRules.check(workload, environment);
      return;
    }
    if (load instanceof Load.Cold) {
      checkCold(sut, environment);
    }
    if (sut instanceof Sut.Deployed deployed && deployed.replicas() > 1) {
      checkReplicas(deployed.replicas(), environment, load);
    }
    if (sut instanceof Sut.Deployed deployed && deployed.autoscale() != null) {
      Autoscale.check(deployed, environment, load);
    }
    if (sut instanceof Sut.Deployed deployed && deployed.restarts()) {
      checkRestart(environment, load);
    }
    switch (environment.kind()) {
      case PROCESS -> checkProcess(sut);
      case DOCKER -> checkContainer(sut, environment);
      case PODMAN -> {
        checkContainer(sut, environment);
        checkPod((Sut.Deployed) sut);
      }
      case KUBERNETES -> {
        checkContainer(sut, environment);
        checkPod((Sut.Deployed) sut);
      }
      case ENDPOINTS ->
          Require.that(
              sut instanceof Sut.Endpoints,
              "sut: environment endpoints starts nothing; give urls: [http://host:8080, ...] in"
                  + " place of app, command or image, or write another environment.kind");
      case PROVIDER -> checkProvided(sut, environment);
      default -> throw new IllegalStateException(environment.toString());
    }
    if (load instanceof Workload client) {
      WorkloadRules.checkClient(client, environment);
    }
    Require.that(
        !(environment instanceof Environment.Kubernetes k)
            || k.generators() == 1
            || !(load instanceof Load.Scheduled scheduled)
            || scheduled.timetable().isDivisible(),
        "load.trace, load.gap: several generators cannot share recorded times and gaps; write"
            + " environment.generators: 1");
  }

  /** Each sample starts an arm: where that cannot be seen from here, nothing is measured. */
  private static void checkCold(Sut sut, Environment environment) {
    Require.that(
        !(sut instanceof Sut.Deployed server)
            || server.replicas() == 1 && server.autoscale() == null && !server.restarts(),
        "sut: replicas, autoscale, restart: have no effect with load.model: cold, which starts one"
            + " server for each sample; remove them");
    Require.that(
        !(sut instanceof Sut.Deployed server) || server.service().ready() == null,
        "sut.ready: has no effect with load.model: cold, where the answer to load.path tells that"
            + " a server is ready; remove it");
    Require.that(
        environment.kind() != Environment.Kind.ENDPOINTS
            && environment.kind() != Environment.Kind.PROVIDER,
        "load.model: cold starts are not measured in environment "
            + Names.of(environment.kind())
            + "; use process, docker, podman or kubernetes");
    Require.that(
        environment.metrics().prometheus().isEmpty(),
        "environment.prometheus: has no effect with load.model: cold; remove it");
    Require.that(
        !(environment instanceof Environment.Kubernetes k)
            || k.generators() == 1 && k.apiProbe() == null,
        "environment: generators, apiProbe: have no effect with load.model: cold, whose requests"
            + " hookbench itself sends one after the other; remove them");
  }

  private static void checkReplicas(int replicas, Environment environment, Load load) {
    Environment.Kind kind = environment.kind();
    Require.that(
        (kind == Environment.Kind.DOCKER || kind == Environment.Kind.KUBERNETES)
            && environment.placement() != Placement.SAME_POD,
        "sut.replicas: copies of a server have addresses of their own in docker and kubernetes"
            + " only, with placement same-node or different-nodes; not in "
            + environment.label());
    Require.that(
        !(load instanceof Workload),
        "sut.replicas: load.command is run against one address; remove replicas, or give requests"
            + " in place of the command");
    Require.that(
        !(load instanceof Load.Http http) || http.clients().connections() >= replicas,
        "load.connections: fewer than sut.replicas: %s; a connection stays with one copy, so give"
                .formatted(replicas)
            + " at least as many, better ten times as many");
  }

  private static void checkRestart(Environment environment, Load load) {
    Require.that(
        environment.kind() == Environment.Kind.DOCKER
            || environment instanceof Environment.Kubernetes k
                && k.placement() != Placement.SAME_POD,
        "sut.restart: is possible in docker, and in kubernetes with placement same-node or"
            + " different-nodes, not in "
            + environment.label());
    Require.that(
        !(load instanceof Load.Http http) || http.clients().patience().ns() > 0,
        "sut.restart: requests fail while a server starts, and ten failures in a row end the load;"
            + " write load.patience: 60s, more than a start takes");
  }

  private static void refuseUrls(Sut sut, Environment environment) {
    Require.that(
        sut instanceof Sut.Deployed,
        "sut.urls: belongs to environment endpoints, not "
            + Names.of(environment.kind())
            + "; write environment: {kind: endpoints}, or give app, command or image in its place");
  }

  private static void checkProcess(Sut sut) {
    refuseUrls(sut, Environment.PROCESS);
    Require.that(
        !(sut instanceof Sut.Image),
        "sut.image: environment process runs no image; give app or command, or write environment:"
            + " {kind: docker}");
    checkLimits((Sut.Deployed) sut, "sut");
  }

  /** What has an effect on containers only. */
  static void checkLimits(Sut.Deployed deployed, String key) {
    Require.that(
        deployed.mounts().isEmpty(),
        key
            + ".mounts: has no effect in environment process, which sees all folders; remove it, or"
            + " write environment: {kind: docker}");
    Limits limits = deployed.limits();
    Require.that(
        limits.cpus() == null && limits.memory() == null,
        key + ".limits: environment process cannot limit cpus or memory (only cpuset); use docker");
  }

  private static void checkContainer(Sut sut, Environment environment) {
    refuseUrls(sut, environment);
    Require.that(
        !(sut instanceof Sut.Command),
        "sut: a container needs app (chain, crop, hello, image, spin) or image: NAME; a command"
            + " alone runs in environment process");
    Require.that(
        !(sut instanceof Sut.Image image) || image.port() != null,
        "sut.port: missing; give the port that %s listens on"
            .formatted(sut instanceof Sut.Image image ? image.image() : ""));
  }

  private static void checkProvided(Sut sut, Environment environment) {
    refuseUrls(sut, environment);
    Require.that(
        !(sut instanceof Sut.App),
        "sut.app: a provider deploys what is yours: give image: NAME or command: [...]");
    Sut.Deployed deployed = (Sut.Deployed) sut;
    Require.that(
        deployed.mounts().isEmpty() && deployed.limits().cpuset() == null,
        "sut: mounts, limits.cpuset: a provider is not told of them; remove them");
  }

  private static void checkPod(Sut.Deployed sut) {
    Require.that(
        sut.limits().cpuset() == null,
        "sut.limits.cpuset: a pod cannot pin CPUs; use environment docker");
    Require.that(
        sut.mounts().isEmpty(),
        "sut.mounts: a pod has no folders of this machine, also with podman, which plays what a"
            + " cluster would get; put them into the image, or use environment docker");
  }
}
