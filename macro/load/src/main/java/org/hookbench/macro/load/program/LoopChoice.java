// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.program;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hookbench.experiment.Clients;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.schedule.Amount;

/**
 * Which loop makes the requests.
 *
 * @param program hb-load; null if the loop runs in this process
 * @param whyJvm why it does; null if it does not
 */
public record LoopChoice(Path program, String whyJvm) {
  private static final String NAME = "hb-load";
  private static final int MOST_ARMS = 255;

  /** Chooses for a load; a program that is asked for and cannot do it is an error. */
  public static LoopChoice of(List<HttpTarget> targets, Load.Http load) {
    Clients.Loop asked = load.clients().loop();
    if (asked == Clients.Loop.JVM) {
      return new LoopChoice(null, "asked for");
    }
    Optional<Path> program = find();
    String why = obstacle(targets, load, program);
    if (why != null && asked == Clients.Loop.NATIVE) {
      throw UserError.of("load.loop: native cannot be used: %s; leave it out, or say jvm", why);
    }
    return new LoopChoice(why == null ? program.orElseThrow() : null, why);
  }

  private static String obstacle(List<HttpTarget> targets, Load.Http load, Optional<Path> program) {
    if (targets.stream().anyMatch(HttpTarget::secure)) {
      return "https";
    }
    if (load.clients().patience().ns() > 0) {
      return "load.patience";
    }
    if (targets.size() > MOST_ARMS) {
      return "more than " + MOST_ARMS + " arms";
    }
    if (load instanceof Load.Scheduled s && s.timetable().followsResponses()) {
      return "gaps begin with responses";
    }
    if (targets.stream().mapToInt(t -> t.others().size()).distinct().count() > 1) {
      return "the arms have different numbers of endpoints";
    }
    if (load.request().readsTimings()) {
      return "the Server-Timing header is read";
    }
    long requests = Amount.of(load).requests(targets.size());
    if (requests != Long.MAX_VALUE && requests > Plan.MOST_ROWS) {
      return "more than " + Plan.MOST_ROWS + " requests, which it would keep in memory";
    }
    return program.isEmpty()
        ? NAME + " is neither beside the jar nor in native/target (make -C native load)"
        : null;
  }

  /** The program beside this jar, as in an image, or in the checkout. */
  private static Optional<Path> find() {
    return Stream.concat(besideJar().stream(), inHome().stream())
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> besideJar() {
    try {
      var source = LoopChoice.class.getProtectionDomain().getCodeSource().getLocation();
      return Optional.of(Path.of(source.toURI()).resolveSibling(NAME));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> inHome() {
    try {
      return Optional.of(Home.find().resolve("native/target").resolve(NAME));
    } catch (UserError e) {
      return Optional.empty();
    }
  }
}
