package org.hookbench.macro.sut;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Keeps a CPU busy for a given time per request: a service time that is known. */
@RestController
class Spin {
  static final long MOST_US = 10_000_000;

  @GetMapping("/")
  String spin(@RequestParam(defaultValue = "100") long us) {
    if (us < 0 || us > MOST_US) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "us: " + us + " must be 0 to " + MOST_US);
    }
    long endNs = System.nanoTime() + us * 1_000;
    while (System.nanoTime() < endNs) {
      Thread.onSpinWait();
    }
    return "spun " + us + " us";
  }
}
