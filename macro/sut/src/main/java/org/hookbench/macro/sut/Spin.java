// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.sut;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Does a known amount of work per request: steps, as many steps as take some microseconds on an
 * idle CPU, or whatever takes some microseconds of CPU time now. The header {@code Server-Timing}
 * says in milliseconds what it took: {@code cpu;dur=2.1, wall;dur=2.3}.
 */
@RestController
class Spin {
  private static final long DEFAULT_US = 100;
  static final long MOST_US = 10_000_000;
  static final long MOST_STEPS = 100_000_000_000L;
  private final Work work = new Work();

  @GetMapping({"/", "/spin"})
  ResponseEntity<String> spin(
      @RequestParam(required = false) Long us,
      @RequestParam(required = false) Long steps,
      @RequestParam(required = false) Long cpuUs) {
    if (Stream.of(us, steps, cpuUs).filter(Objects::nonNull).count() > 1) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "give one of us, steps and cpuUs");
    }
    if (cpuUs != null) {
      Range.require("cpuUs", cpuUs, 0, MOST_US);
      return answer(cpuUs + " us of CPU", work.use(cpuUs));
    }
    long size = us == null ? DEFAULT_US : us;
    Range.require("us", size, 0, MOST_US);
    long count = steps == null ? work.steps(size) : steps;
    Range.require("steps", count, 0, MOST_STEPS);
    return answer(count + " steps", work.run(count));
  }

  private static ResponseEntity<String> answer(String work, Work.Spent spent) {
    return ResponseEntity.ok().header("Server-Timing", timing(spent)).body(work);
  }

  private static String timing(Work.Spent spent) {
    return String.format(
        Locale.ROOT, "cpu;dur=%.6f, wall;dur=%.6f", spent.cpuNs() / 1e6, spent.wallNs() / 1e6);
  }
}
