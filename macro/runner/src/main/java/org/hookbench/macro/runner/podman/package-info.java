// SPDX-License-Identifier: Apache-2.0
/**
 * Environment podman: all arms and the load generator in one pod, played from a Kubernetes
 * manifest.
 */
package org.hookbench.macro.runner.podman;
