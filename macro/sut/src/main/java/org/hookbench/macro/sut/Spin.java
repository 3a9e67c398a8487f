// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.sut;

import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Does a known amount of work per request: steps, as many steps as take some microseconds on an
 * idle CPU, or whatever takes some microseconds of CPU time now. The header {@code Server-Timing}
 * says in milliseconds what it took: {@code cpu;dur=2.1, wall;dur=2.3}.
 */
@RestController
class Spin {
  static final long MOST_US = 10_000_000;
  static final long MOST_STEPS = 100_000_000_000L;
  private final Work work = new Work();

  @GetMapping({"/", "/spin"})
  ResponseEntity<String> spin(
      @RequestParam(defaultValue = "100") long us,
      @RequestParam(required = false) Long steps,
      @RequestParam(required = false) Long cpuUs) {
    if (cpuUs != null) {
      Range.require("cpuUs", cpuUs, 0, MOST_US);
      return answer(cpuUs + " us of CPU", work.use(cpuUs));
    }
    Range.require("us", us, 0, MOST_US);
    long count = steps == null ? work.steps(us) : steps;
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
