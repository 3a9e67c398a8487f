// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hookbench.experiment.Load;

/** The kinds of request of a load to one target, and which of them a pair makes. */
public final class Mix {
  private static final int TABLE = 1 << 12;

  private final HttpTarget target;
  private final List<EncodedRequest> requests;
  private final int[] chosen;

  private Mix(HttpTarget target, List<EncodedRequest> requests, int[] chosen) {
    this.target = target;
    this.requests = requests;
    this.chosen = chosen;
  }

  /** The mix of {@code load}; pairs choose by {@code seed}, the same for each target. */
  public static Mix of(Load.Http load, HttpTarget target, long seed) {
    List<EncodedRequest> requests =
        load.request().mix().isEmpty()
            ? List.of(EncodedRequest.of(load, target))
            : load.request().mix().stream()
                .map(kind -> EncodedRequest.of(load, target, kind))
                .toList();
    return new Mix(target, requests, choices(requests, new SplittableRandom(seed)));
  }

  /** The mix for each endpoint of an arm. */
  public static List<Mix> ofAll(Load.Http load, HttpTarget arm, long seed) {
    return arm.endpoints().stream().map(target -> of(load, target, seed)).toList();
  }

  private static int[] choices(List<EncodedRequest> requests, SplittableRandom random) {
    int[] byWeight =
        IntStream.range(0, requests.size())
            .flatMap(i -> IntStream.range(0, requests.get(i).weight()).map(n -> i))
            .toArray();
    int[] chosen = new int[TABLE];
    for (int i = 0; i < TABLE; i++) {
      chosen[i] = byWeight[random.nextInt(byWeight.length)];
    }
    return chosen;
  }

  /** Where the requests go. */
  public HttpTarget target() {
    return target;
  }

  public List<EncodedRequest> requests() {
    return requests;
  }

  /** The bytes of each request, with positions of their own. */
  public List<ByteBuffer> copies() {
    return requests.stream().map(r -> r.bytes().duplicate()).toList();
  }

  /** Number of the request that a pair makes; choices repeat after 4096 pairs. */
  public int of(long pair) {
    return chosen[(int) (pair & (TABLE - 1))];
  }
}
