package org.hookbench.stats;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code stats compare}: two arms from files. */
@Command(name = "compare", description = "Compares two arms from CSV files.")
final class CompareCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new UnsupportedOperationException("not yet");
  }
}
