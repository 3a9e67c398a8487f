// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.kernel;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.ptr.DoubleByReference;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.Home;

/** The functions of hookbench_duet.h as they stand; -1 or null is a failure with a text. */
final class Kernel {
  private static final int VERSION = 2;

  static {
    Native.register(Kernel.class, NativeLibrary.getInstance(file().toString()));
    if (hb_duet_version() != VERSION) {
      throw new UserError(
          file()
              + ": is version "
              + hb_duet_version()
              + ", needed is "
              + VERSION
              + "; build again");
    }
  }

  private Kernel() {}

  private static Path file() {
    Path file = Home.find().resolve("native/target/libhbduet.so");
    if (!Files.isRegularFile(file)) {
      throw new UserError(file + ": there is no such file; build it with make -C native");
    }
    return file;
  }

  static native int hb_duet_version();

  static native String hb_duet_error();

  static native int hb_duet_setenv(String name, String value);

  static native int hb_duet_open_pair(
      String baseline,
      String hook,
      String function,
      String target,
      long size,
      int match,
      int threads);

  static native int hb_duet_same(int handle);

  static native String hb_duet_object(int handle, int side);

  static native long hb_duet_calibrate(int handle, double maxTimerShare);

  static native int hb_duet_run(
      int handle,
      long pairs,
      long callsPerBatch,
      long seed,
      byte[] order,
      long[] baselineNs,
      long[] treatmentNs);

  static native int hb_duet_batches(
      int handle, int side, long batches, long callsPerBatch, long[] ns);

  static native long hb_duet_short_calls(int handle, int side);

  static native int hb_duet_clock(DoubleByReference costNs, DoubleByReference granularityNs);

  static native int hb_duet_close(int handle);
}
