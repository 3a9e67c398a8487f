// SPDX-License-Identifier: Apache-2.0
/**
 * Environment kubernetes: pods, jobs and services by the Kubernetes API; and the manifests, which
 * podman plays too.
 */
package org.hookbench.macro.runner.kubernetes;
