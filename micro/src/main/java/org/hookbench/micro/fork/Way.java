package org.hookbench.micro.fork;

import java.util.Arrays;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.console.UserError;

/** How a fork reaches the function. */
public enum Way {
  /** Both arms in one process, batch by batch, through two function pointers. */
  DUET,
  /** One arm per process, preloaded, called by a C loop. */
  NATIVE,
  /** One arm per process, preloaded, called from Java: JNA direct mapping. */
  JNA,
  /** The same through a JNA interface. */
  JNA_INTERFACE,
  /** The same through jnr-posix. */
  JNR,
  /** The same through the JDK's own streams and channels. */
  JDK,
  /** The same through the foreign function and memory API of JDK 22 and newer. */
  FFM;

  /** Whether the compiler of the JVM has a part in what is measured. */
  public boolean isCalledFromJava() {
    return this != DUET && this != NATIVE;
  }

  /** The way that users write like this. */
  public static Way parse(String text) {
    return Arrays.stream(values())
        .filter(w -> Names.of(w).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    "binding: '"
                        + text
                        + "' is unknown; use one of "
                        + Arrays.stream(values()).map(Names::of).toList()));
  }
}
