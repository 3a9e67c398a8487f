package org.hookbench.micro.binding;

import java.io.IOException;
import java.nio.file.Path;
import org.hookbench.experiment.Names;
import org.hookbench.micro.point.Target;

/** A way from Java to {@code read}. */
public enum Binding {
  /** JNA direct mapping. */
  JNA,
  /** JNA interface mapping. */
  JNA_INTERFACE,
  /** jnr-posix. */
  JNR,
  /** FileInputStream, and SocketChannel for sockets. */
  JDK,
  /** Foreign function and memory API, on JDK 22 and newer. */
  FFM;

  /** The binding that users write like this. */
  public static Binding parse(String text) {
    return Names.parse(Binding.class, "binding", text);
  }

  /**
   * Opens a target to read {@code size} bytes from it, again and again.
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
              target.isRefilled() ? new JdkSocketPath(target, size) : new JdkFilePath(target, size);
        };
    if (hook != null) {
      Symbols.arrives(Names.of(this), "read", path.address(), hook);
    }
    return path;
  }
}
