package org.hookbench.micro.fork;

/** How a fork reaches the function. */
public enum Way {
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

  /** Whether both arms are in one process. */
  public boolean isPaired() {
    return this == DUET || this == PROBE;
  }

  /** Whether the compiler of the JVM has a part in what is measured. */
  public boolean isCalledFromJava() {
    return !isPaired() && this != NATIVE;
  }
}
