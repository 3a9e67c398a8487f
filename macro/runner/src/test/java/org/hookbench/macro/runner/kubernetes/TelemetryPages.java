// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The smallest telemetry page there is: of a hook that interposes nothing it counts. */
final class TelemetryPages {
  private static final int HEADER_BYTES = 112;

  private TelemetryPages() {}

  static byte[] of(String hook) {
    ByteBuffer page = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    page.put(0, "HOOKBNCH".getBytes(StandardCharsets.US_ASCII));
    page.putInt(8, 1).putInt(12, HEADER_BYTES).putInt(16, 42).putInt(28, 40);
    page.put(48, hook.getBytes(StandardCharsets.US_ASCII));
    return page.array();
  }
}
