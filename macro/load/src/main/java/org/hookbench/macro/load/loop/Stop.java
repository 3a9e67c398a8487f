// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Why a run ends before its time; the first reason stays. */
public final class Stop {
  /** The reasons. */
  public enum Reason {
    INTERRUPTED,
    TARGET_GONE,
    TOO_MANY_ERRORS,
    NOT_WRITABLE,
    NO_LOCAL_PORT
  }

  /** A reason and what to say about it. */
  public record Cause(Reason reason, String message) {}

  private final AtomicReference<Cause> cause = new AtomicReference<>();
  private volatile Runnable whenAsked = () -> {};

  /** Asks all loops to end. */
  public void because(Reason reason, String message) {
    if (cause.compareAndSet(null, new Cause(reason, message))) {
      whenAsked.run();
    }
  }

  /** Calls {@code action} when a loop is asked to end: now, if it was already. */
  public void whenAsked(Runnable action) {
    whenAsked = action;
    if (asked()) {
      action.run();
    }
  }

  public boolean asked() {
    return cause.get() != null;
  }

  public Optional<Cause> cause() {
    return Optional.ofNullable(cause.get());
  }
}
