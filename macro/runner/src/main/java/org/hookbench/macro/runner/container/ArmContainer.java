// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.container;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hookbench.experiment.Limits;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.hook.Preload;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.ArmVariables;
import org.hookbench.macro.runner.deploy.Readiness;

/**
 * The container of one arm, for any engine.
 *
 * @param entry program in place of the image's; empty: its own
 * @param command arguments for the image; empty: its own
 * @param port it listens on, inside
 * @param ready path that answers 200 when it is ready; empty: the port accepts
 * @param files hooks and agent, brought into the container
 * @param mounts as the engine writes them, {@code host:container[:ro]}
 * @param second whether an arm that shares its localhost holds the port before
 * @param copy 1 for the first or only one of the arm
 */
public record ArmContainer(
    String label,
    SutImage image,
    List<String> entry,
    List<String> command,
    Map<String, String> variables,
    int port,
    Optional<String> ready,
    Limits limits,
    List<HookFile> files,
    List<String> mounts,
    boolean second,
    int copy) {
  /** Names the arm inside the pod. */
  public static final String ARM_VARIABLE = "HOOKBENCH_ARM";

  private static final int DEFAULT_PORT = 8080;

  /** What an image sets in these stays; an arm puts its own beside it. */
  private static final Set<String> EXTENDED = Set.of(Preload.VARIABLE, ArmVariables.JAVA_OPTIONS);

  /**
   * For one arm.
   *
   * @param image what to run
   * @param portOffset 0, or 1 for the second arm in the same network namespace
   */
  public static ArmContainer of(Sut.Deployed sut, ArmSetup arm, SutImage image, int portOffset) {
    int port = port(sut) + portOffset;
    ArmVariables variables =
        new ArmVariables(arm, ContainerPaths.TELEMETRY + "/page-%p", ContainerPaths::of);
    return new ArmContainer(
        arm.label(),
        image,
        entry(arm, image),
        command(sut, arm, port),
        variables.of(sut.env(), ours(arm, image, port)),
        port,
        Optional.ofNullable(sut.ready()),
        Optional.ofNullable(arm.variant().limits()).orElse(sut.limits()),
        arm.files(),
        sut.mounts(),
        portOffset > 0,
        1);
  }

  /** The copies of it that share the load. */
  public Stream<ArmContainer> copies(int number) {
    return IntStream.rangeClosed(1, number).mapToObj(this::copy);
  }

  /** One of them, by its number from 1. */
  public ArmContainer copy(int number) {
    return new ArmContainer(
        label, image, entry, command, variables, port, ready, limits, files, mounts, second,
        number);
  }

  /** Label of the arm, with the number of the copy from the second on. */
  public String name() {
    return copy == 1 ? label : label + "-" + copy;
  }

  private static List<String> entry(ArmSetup arm, SutImage image) {
    List<String> wrapper = arm.wrapper(ContainerPaths::of);
    return wrapper.isEmpty()
        ? List.of()
        : Stream.concat(wrapper.stream(), image.entry().stream()).toList();
  }

  private static Map<String, String> ours(ArmSetup arm, SutImage image, int port) {
    Map<String, String> own = new LinkedHashMap<>(image.env());
    own.keySet().retainAll(EXTENDED);
    own.put("SERVER_PORT", Integer.toString(port));
    own.put("SERVER_ADDRESS", "0.0.0.0");
    own.put(ARM_VARIABLE, arm.label());
    return own;
  }

  /** Of its files, those that are preloaded. */
  List<HookFile> hooks() {
    return files.stream().filter(file -> !file.name().endsWith(".jar")).toList();
  }

  private static List<String> command(Sut.Deployed sut, ArmSetup arm, int port) {
    return sut instanceof Sut.App own
        ? List.of(own.app())
        : arm.command(sut).stream().map(word -> word.replace("{port}", "" + port)).toList();
  }

  private static int port(Sut.Deployed sut) {
    return sut.port() == null ? DEFAULT_PORT : sut.port();
  }

  /** What may be the matter if it does not get ready; empty: nothing that is known of it. */
  public String advice() {
    return second
        ? ("\n(in one pod, arm %s must listen on port %s: it has the number as"
                + " SERVER_PORT and in place of {port} in the command; if its image ignores"
                + " both, write schedule: interleaved)")
            .formatted(label, port)
        : "";
  }

  /** Whether it answers at this address of its network. */
  public boolean isReadyAt(String host) {
    return ready
        .map(path -> Readiness.answers("http://" + host + ":" + port + path))
        .orElseGet(() -> Readiness.accepts(host, port));
  }
}
