// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a process has run code of objects since it was asked last: the processor marks each page
 * that it fetches from, the kernel shows the marks in /proc/PID/smaps and removes them on request
 * (kernel documentation, filesystems/proc.rst, clear_refs). A mark that the same page has in a
 * process that never runs it is no proof.
 */
final class ExecutedCode {
  private final Path process;
  private final Map<Path, String> objects;
  private final Map<Path, UntouchedPages> untouched;

  private ExecutedCode(
      Path process, Map<Path, String> objects, Map<Path, UntouchedPages> untouched) {
    this.process = process;
    this.objects = objects;
    this.untouched = untouched;
  }

  /**
   * From now on.
   *
   * @param process its folder in /proc
   * @param objects path of each in the process, by a name of your choice
   */
  static ExecutedCode watch(Path process, Map<Path, String> objects) {
    Map<Path, UntouchedPages> untouched = new HashMap<>();
    objects.forEach(
        (name, object) ->
            code(process, object)
                .flatMap(code -> UntouchedPages.of(Path.of(process + "/root" + object), code))
                .ifPresent(pages -> untouched.put(name, pages)));
    if (!CodePages.forget(process)
        || !CodePages.translateAgain(process)
        || !UntouchedPages.forget()) {
      untouched.clear();
    }
    return new ExecutedCode(process, Map.copyOf(objects), untouched);
  }

  private static Optional<CodePages> code(Path process, String object) {
    return CodePages.of(process, p -> p.executable() && p.path().startsWith(object))
        .orElse(List.of())
        .stream()
        .findFirst();
  }

  /**
   * By name, whether it is shown to have run; without those that cannot be watched. The marks that
   * belong to a page are removed first: those of the process stay.
   */
  Map<Path, Boolean> ran() {
    Map<Path, Boolean> ran = new HashMap<>();
    UntouchedPages.forget();
    untouched.forEach(
        (name, pages) ->
            code(process, objects.get(name))
                .ifPresent(code -> ran.put(name, code.marked() && !pages.marked())));
    return ran;
  }
}
