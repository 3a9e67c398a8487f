// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.sut;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * A chain of functions, each of which sends its payload on to the next one: in the request
 * (inline), or through redis (store). The header {@code Server-Timing} says in milliseconds how
 * long each hop took, from before its payload was sent until it was there: {@code hop1;dur=0.21}. A
 * payload that arrives changed fails the request.
 */
@RestController
class Chain {
  static final long MOST_HOPS = 7;
  static final long MOST_BYTES = 64 << 20;
  private final Hop hop;

  /** As the last request had it: it cannot be compressed, and making one takes time. */
  private volatile byte[] last = {};

  Chain(
      @Value("${HOOKBENCH_CHAIN_NEXT:}") String next, @Value("${HOOKBENCH_STORE:}") String store) {
    this.hop = Hop.to(next, store);
  }

  @GetMapping({"/", "/chain"})
  ResponseEntity<String> chain(
      @RequestParam(defaultValue = "1") int hops,
      @RequestParam(defaultValue = "1024") int bytes,
      @RequestParam(defaultValue = "inline") String via,
      HttpServletRequest request)
      throws InterruptedException {
    Range.require("hops", hops, 1, MOST_HOPS);
    Range.require("bytes", bytes, 1, MOST_BYTES);
    if (!List.of("inline", "store").contains(via)) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "via: '" + via + "' must be inline or store");
    }
    List<Long> ns = send(payload(bytes), hops, via.equals("store"), request.getLocalPort());
    String timing =
        IntStream.range(0, ns.size())
            .mapToObj(i -> String.format(Locale.ROOT, "hop%d;dur=%.6f", i + 1, ns.get(i) / 1e6))
            .collect(Collectors.joining(", "));
    return ResponseEntity.ok()
        .header("Server-Timing", timing)
        .body("%d hops of %d bytes, %s%n".formatted(hops, bytes, via));
  }

  private byte[] payload(int bytes) {
    byte[] payload = last;
    if (payload.length != bytes) {
      payload = new byte[bytes];
      new Random(1).nextBytes(payload);
      last = payload;
    }
    return payload;
  }

  /** A function that is not the first of its chain. */
  @PostMapping("/hop")
  String receive(
      @RequestParam int hops,
      @RequestParam(required = false) String key,
      @RequestBody(required = false) byte[] body,
      HttpServletRequest request)
      throws IOException, InterruptedException {
    byte[] payload = key == null ? body : hop.take(key);
    long receivedNs = System.nanoTime();
    String hash = Hop.hash(payload);
    List<Long> further =
        hops == 0 ? List.of() : send(payload, hops, key != null, request.getLocalPort());
    return new Hop.Receipt(Hop.CLOCK, receivedNs, System.nanoTime(), hash, further).text();
  }

  private List<Long> send(byte[] payload, int hops, boolean stored, int ownPort)
      throws InterruptedException {
    try {
      return hop.send(payload, hops - 1, stored, "http://127.0.0.1:" + ownPort);
    } catch (IOException e) {
      throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, e.getMessage(), e);
    }
  }
}
