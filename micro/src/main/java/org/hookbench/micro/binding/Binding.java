// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.binding;

import java.io.IOException;
import java.nio.file.Path;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.console.UserError;
import org.hookbench.micro.point.Target;

/** How a call reaches the function. */
public enum Binding {
  /** Both arms in one JVM, batch by batch, through two function pointers of a C loop. */
  DUET,
  /** The same loop in a small program with one thread and without a JVM. */
  PROBE,
  /** One arm per process, preloaded, called by the C loop of the duet. */
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

  /** The binding that users write like this. */
  public static Binding parse(String text) {
    return Names.parse(Binding.class, "binding", text);
  }

  /** Whether both arms are in one process. */
  public boolean isPaired() {
    return this == DUET || this == PROBE;
  }

  /** Whether the compiler of the JVM has a part in what is measured. */
  public boolean isCalledFromJava() {
    return !isPaired() && this != NATIVE;
  }

  /**
   * Opens a target to read {@code size} bytes from it, again and again, from Java.
   *
   * @param hook that must be reached if it has a read; null: none
   */
  public ReadPath open(Target target, int size, Path hook) throws IOException {
    ReadPath path =
        switch (this) {
          case JNA -> new JnaDirectPath(Descriptors.open(target), size);
          case JNA_INTERFACE -> new JnaInterfacePath(Descriptors.open(target), size);
          case JNR -> new JnrPath(Descriptors.open(target), size);
          case FFM -> FfmPath.open(Descriptors.open(target), size);
          case JDK ->
              target.isSocket() ? new JdkSocketPath(target, size) : new JdkFilePath(target, size);
          case DUET, PROBE, NATIVE ->
              throw UserError.of("binding: %s does not call from Java", Names.of(this));
        };
    if (hook != null) {
      Symbols.arrives(Names.of(this), "read", path.address(), hook);
    }
    return path;
  }
}
