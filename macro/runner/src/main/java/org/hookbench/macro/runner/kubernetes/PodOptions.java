// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Pods;
import org.hookbench.macro.runner.container.ContainerUser;

/**
 * What the pods of one trial have in common.
 *
 * @param name prefix of the names of everything
 * @param labels of everything
 * @param hooksImage carries the hooks and looks at the processes
 * @param loadImage the load generator
 * @param pods what the experiment asks for
 * @param folder on the node for counters and results, as on this machine; empty: it stays in the
 *     pod
 * @param timed whether starts are timed: the baseline's pod then has a container in the place of
 *     the one that brings hooks
 * @param restarts whether a container of an arm that ends is started again
 */
public record PodOptions(
    String name,
    Map<String, String> labels,
    String hooksImage,
    String loadImage,
    ContainerUser user,
    Pods pods,
    Optional<Path> folder,
    boolean timed,
    boolean restarts) {}
