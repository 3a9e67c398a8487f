// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.binding;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.hook.Telemetry;
import org.hookbench.micro.point.Target;

/** Runs in a process that a hook was preloaded into: prints how many of its reads were counted. */
final class ReachProgram {
  private static final int READS = 997;
  private static final int FIRST_JDK_WITH_FFM = 22;

  private ReachProgram() {}

  public static void main(String[] args) throws Exception {
    Path hook = Path.of(args[0]);
    Path page = Path.of(args[1]);
    for (Binding binding : bindings()) {
      try (ReadPath path = binding.open(Target.ZERO, 1, hook)) {
        path.read();
        long before = reads(page);
        for (int i = 0; i < READS; i++) {
          path.read();
        }
        System.out.println(Names.of(binding) + " " + (reads(page) - before >= READS));
      }
    }
    try {
      Symbols.arrives("past", "read", Symbols.libc("read"), hook);
    } catch (MeasurementFailedException e) {
      System.out.println(e.getMessage());
    }
  }

  private static List<Binding> bindings() {
    boolean ffm = Runtime.version().feature() >= FIRST_JDK_WITH_FFM;
    return Stream.of(Binding.values())
        .filter(Binding::isCalledFromJava)
        .filter(b -> ffm || b != Binding.FFM)
        .toList();
  }

  private static long reads(Path page) {
    return Telemetry.find(page).orElseThrow().of("read").calls();
  }
}
