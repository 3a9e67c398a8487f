// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.accuracy;

/** What happened on a connection, from 0, between two points in time of somebody's clock. */
record Span(int connection, long fromNs, long toNs) {
  long ns() {
    return toNs - fromNs;
  }
}
