package org.hookbench.micro.point;

import static org.hookbench.micro.point.Target.FILE;
import static org.hookbench.micro.point.Target.NONE;
import static org.hookbench.micro.point.Target.TCP4;
import static org.hookbench.micro.point.Target.TCP6;
import static org.hookbench.micro.point.Target.UNIX;
import static org.hookbench.micro.point.Target.ZERO;

import java.util.Arrays;
import java.util.List;
import org.hookbench.experiment.console.UserError;

/** A function whose price is measured, and what it can be called on. */
public enum Call {
  /** Returns its argument: the pure price of interposition. */
  HB_NOOP("hb_noop", "hb_noop", false, NONE),
  READ("read", "read", true, ZERO, FILE, UNIX, TCP4, TCP6),
  READV("readv", "readv", true, ZERO, FILE, UNIX, TCP4, TCP6),
  RECV("recv", "recv", true, UNIX, TCP4, TCP6),
  /** One accept and the close of what was accepted. */
  ACCEPT_CLOSE("accept-close", "accept", false, TCP4, TCP6),
  /** Of a file in memory: the price of the way, without a disk. */
  FSYNC("fsync", "fsync", false, FILE),
  /** Of CLOCK_REALTIME. */
  CLOCK_GETTIME("clock_gettime", "clock_gettime", false, NONE);

  private final String text;
  private final String symbol;
  private final boolean sized;
  private final List<Target> targets;

  Call(String text, String symbol, boolean sized, Target... targets) {
    this.text = text;
    this.symbol = symbol;
    this.sized = sized;
    this.targets = List.of(targets);
  }

  /** As users write it. */
  public String text() {
    return text;
  }

  /** Name in the dynamic symbol table. */
  public String symbol() {
    return symbol;
  }

  /** Whether it moves a number of bytes that can be chosen. */
  public boolean sized() {
    return sized;
  }

  /** What it can be called on, the default first. */
  public List<Target> targets() {
    return targets;
  }

  /** The call that users write like this. */
  public static Call parse(String text) {
    return Arrays.stream(values())
        .filter(c -> c.text.equals(text) || c.symbol.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                UserError.of(
                    "function: '%s' is unknown; use one of %s",
                    text, Arrays.stream(values()).map(Call::text).toList()));
  }
}
