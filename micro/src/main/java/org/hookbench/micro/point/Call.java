// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.point;

import static org.hookbench.micro.point.Target.FILE;
import static org.hookbench.micro.point.Target.NONE;
import static org.hookbench.micro.point.Target.TCP4;
import static org.hookbench.micro.point.Target.TCP6;
import static org.hookbench.micro.point.Target.UNIX;
import static org.hookbench.micro.point.Target.ZERO;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookbench.experiment.Micro;
import org.hookbench.experiment.console.UserError;

/**
 * A function whose price is measured, and what it can be called on; or a driver, a loop of the
 * user's in C.
 *
 * @param text as users write it
 * @param symbol name in the dynamic symbol table; path of a driver
 * @param sized whether it moves a number of bytes that can be chosen
 * @param targets what it can be called on, the default first
 */
public record Call(String text, String symbol, boolean sized, List<Target> targets) {
  public static final Call READ = sized("read", ZERO, FILE, UNIX, TCP4, TCP6);

  /** All that have a name. Those that end with close or free call both, each of its own side. */
  public static final List<Call> NAMED =
      List.of(
          plain("hb_noop", NONE),
          READ,
          sized("readv", ZERO, FILE, UNIX, TCP4, TCP6),
          sized("recv", UNIX, TCP4, TCP6),
          new Call("accept-close", "accept", false, List.of(TCP4, TCP6)),
          plain("fsync", FILE),
          plain("clock_gettime", NONE),
          new Call("open-close", "open", false, List.of(ZERO)),
          new Call("openat-close", "openat", false, List.of(ZERO)),
          new Call("connect-close", "connect", false, List.of(TCP4, TCP6)),
          sized("write", ZERO, FILE, UNIX, TCP4, TCP6),
          sized("send", UNIX, TCP4, TCP6),
          plain("execve", NONE),
          plain("posix_spawn", NONE),
          new Call("malloc-free", "malloc", true, List.of(NONE)));

  private static Call plain(String name, Target... targets) {
    return new Call(name, name, false, List.of(targets));
  }

  private static Call sized(String name, Target... targets) {
    return new Call(name, name, true, List.of(targets));
  }

  /** The call that users write like this. */
  public static Call parse(String text) {
    if (text.endsWith(Micro.DRIVER)) {
      return driver(Path.of(text).toAbsolutePath());
    }
    return NAMED.stream()
        .filter(c -> c.text.equals(text) || c.symbol.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                UserError.of(
                    "function: '%s' is unknown; use one of %s, or a driver FILE.c",
                    text, NAMED.stream().map(Call::text).toList()));
  }

  private static Call driver(Path source) {
    if (!Files.isReadable(source)) {
      throw UserError.of("driver: %s cannot be read; give the path of a C file", source);
    }
    String name = source.getFileName().toString();
    return new Call(name, source.toString(), false, List.of(NONE));
  }

  /** Whether it is a loop of the user's. */
  public boolean isDriver() {
    return symbol.endsWith(Micro.DRIVER);
  }

  /** For the names of files and scenarios. */
  String label() {
    return isDriver() ? "driver-" + text.substring(0, text.length() - Micro.DRIVER.length()) : text;
  }
}
