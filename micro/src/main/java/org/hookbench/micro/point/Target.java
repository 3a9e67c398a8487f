// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.point;

import org.hookbench.experiment.Names;

/** What a function is called on. */
public enum Target {
  /** Nothing: the function needs no descriptor. */
  NONE,
  /** /dev/zero. */
  ZERO,
  /** A file in the page cache. */
  FILE,
  /** A Unix stream socket pair. */
  UNIX,
  /** A loopback connection over IPv4, accepted through the function's own side. */
  TCP4,
  /** The same over IPv6. */
  TCP6;

  /** Whether it has a peer, which writes what is read. */
  public boolean isSocket() {
    return this == UNIX || this == TCP4 || this == TCP6;
  }

  /** The target that users write like this. */
  public static Target parse(String text) {
    return Names.parse(Target.class, "target", text);
  }
}
