// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.stellar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hookbench.experiment.Requests;

/**
 * A chain of STeLLAR's functions, for the built-in app chain.
 *
 * @param hops one fewer than functions; 0: no chain that the app can be
 */
record Chain(int hops, long bytes, boolean stored) {
  private static final String LENGTH = "DataTransferChainLength";
  private static final String BYTES = "PayloadLengthBytes";
  private static final String STORED = "StorageTransfer";
  private static final long MOST_BYTES = 64 << 20;

  static Chain of(ObjectNode sub) {
    long hops = sub.path(LENGTH).asLong(1) - 1;
    long bytes = Math.max(1, sub.path(BYTES).asLong());
    boolean possible = hops >= 1 && hops <= Requests.MOST_HOPS && bytes <= MOST_BYTES;
    return new Chain(possible ? (int) hops : 0, bytes, sub.path(STORED).asBoolean());
  }

  static List<Field> without(List<Field> fields) {
    List<String> kept = List.of(LENGTH, BYTES, STORED);
    return fields.stream().filter(field -> !kept.contains(field.name())).toList();
  }

  void put(ObjectNode sut) {
    sut.put("app", "chain");
    if (stored) {
      sut.putObject("env").put("HOOKBENCH_STORE", "127.0.0.1:6379");
    }
  }

  void load(ObjectNode load) {
    String via = stored ? "store" : "inline";
    load.put("path", "/chain?hops=%d&bytes=%d&via=%s".formatted(hops, bytes, via));
    load.put("hops", hops);
  }
}
