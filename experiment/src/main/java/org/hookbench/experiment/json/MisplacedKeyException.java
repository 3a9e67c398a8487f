// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.json;

/** A key that another variant has: it would have no effect where it stands. */
public final class MisplacedKeyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String key;

  MisplacedKeyException(String key, String message) {
    super(message);
    this.key = key;
  }

  /** Name of the key, without those above it. */
  public String key() {
    return key;
  }
}
