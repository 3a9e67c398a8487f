// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.binding;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Path;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.hook.ProcessMap;

/** Where functions lie: address to file, and the proof that a hook is reached. */
public final class Symbols {
  private static final int DL_INFO_BYTES = 4 * 8;

  private Symbols() {}

  /** Address that the dynamic linker gives to whoever asks the whole process. */
  public static long global(String function) {
    return address(LibC.PROCESS, function);
  }

  /** Address of libc's own function, whatever is preloaded. */
  public static long libc(String function) {
    return address(NativeLibrary.getInstance("libc.so.6"), function);
  }

  /** File whose code lies at an address. */
  public static Path object(long address) {
    Memory info = new Memory(DL_INFO_BYTES);
    if (LibC.dladdr(new Pointer(address), info) == 0) {
      throw MeasurementFailedException.of(
          "address 0x%s lies in no file of this process", Long.toHexString(address));
    }
    return Path.of(info.getPointer(0).getString(0));
  }

  /**
   * Proves that a binding arrives at the hook.
   *
   * @return false if the hook is loaded and leaves the function alone, as null does
   * @throws MeasurementFailedException if the binding goes past the hook, or the hook is not loaded
   */
  public static boolean arrives(String binding, String function, long address, Path hook) {
    Path object = object(address);
    if (same(object, hook)) {
      return true;
    }
    if (same(object(global(function)), hook)) {
      throw MeasurementFailedException.of(
          "%s calls %s of %s: it bypasses the hook %s", binding, function, object, hook);
    }
    if (!isMapped(hook)) {
      throw MeasurementFailedException.of(
          "%s: is not loaded into this process; the dynamic linker says why on stderr", hook);
    }
    return false;
  }

  private static boolean isMapped(Path file) {
    return ProcessMap.ofThisProcess().files().stream().anyMatch(o -> same(Path.of(o), file));
  }

  /** Whether two paths lead to one file. */
  public static boolean same(Path a, Path b) {
    try {
      return a.toRealPath().equals(b.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  static long address(NativeLibrary library, String function) {
    return Pointer.nativeValue(library.getGlobalVariableAddress(function));
  }
}
