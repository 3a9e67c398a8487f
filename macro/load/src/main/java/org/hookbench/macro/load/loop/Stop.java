package org.hookbench.macro.load.loop;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Why a run ends before its time; the first reason stays. */
public final class Stop {
  /** The reasons. */
  public enum Reason {
    INTERRUPTED,
    TARGET_GONE,
    NOT_WRITABLE
  }

  /** A reason and what to say about it. */
  public record Order(Reason reason, String message) {}

  private final AtomicReference<Order> order = new AtomicReference<>();

  /** Asks all loops to end. */
  public void because(Reason reason, String message) {
    order.compareAndSet(null, new Order(reason, message));
  }

  public boolean asked() {
    return order.get() != null;
  }

  public Optional<Order> order() {
    return Optional.ofNullable(order.get());
  }
}
