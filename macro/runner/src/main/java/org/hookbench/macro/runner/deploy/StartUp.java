// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The time from the start of an arm's first process until the arm answers. */
public final class StartUp {
  private final Instant started;
  private final Starting starting;
  private volatile OptionalDouble seconds = OptionalDouble.empty();

  public StartUp(Instant started, Starting starting) {
    this.started = started;
    this.starting = starting;
  }

  /** Returns when the probe succeeds; fails when the arm dies or the time is over. */
  public void await(DeployedArm arm, Duration timeout, BooleanSupplier probe) {
    if (Readiness.await(arm, timeout, starting.ready(probe))) {
      seconds = OptionalDouble.of(Duration.between(started, Instant.now()).toNanos() / 1e9);
    }
  }

  /** Empty while it is not ready, and if it was ready before the first look. */
  public OptionalDouble seconds() {
    return seconds;
  }

  /** Waits for all at the same time, so that no arm is looked at late; the first failure counts. */
  public static <A> void awaitAll(List<A> arms, Consumer<A> await) {
    ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, arms.size()));
    try {
      CompletableFuture<Void> failed = new CompletableFuture<>();
      CompletableFuture<?>[] ready =
          arms.stream()
              .map(
                  arm ->
                      CompletableFuture.runAsync(() -> await.accept(arm), threads)
                          .whenComplete((done, e) -> fail(failed, e)))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.anyOf(CompletableFuture.allOf(ready), failed).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      threads.shutdownNow();
    }
  }

  private static void fail(CompletableFuture<Void> failed, Throwable e) {
    if (e != null) {
      failed.completeExceptionally(e);
    }
  }
}
