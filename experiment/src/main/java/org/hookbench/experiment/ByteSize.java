// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A number of bytes; text such as {@code 512MiB} is parsed once, here. */
public record ByteSize(long bytes) {
  /** Reads {@code 512MiB}; the caller names the key. */
  @JsonCreator
  public static ByteSize parse(String text) {
    return new ByteSize(Units.bytes(text));
  }

  @JsonValue
  @Override
  public String toString() {
    return Units.exactBytes(bytes);
  }
}
