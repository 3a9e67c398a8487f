// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.SwitchedConnection;
import org.hookbench.experiment.results.SwitchedConnectionWriter;
import org.hookbench.hook.SwitchPage;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.TrialSetup;

/**
 * Judges the arms of a switch by each connection that answered a request: all its calls must have
 * gone to the side of its arm, at least one for each request. One wrong connection refutes its arm.
 */
public final class SwitchProver {
  private static final String HOW = "switch";
  private static final String INSTEAD = "; write schedule: duet";
  private static final int MOST_NAMED = 3;

  private final List<String> arms;
  private final List<SwitchPage> pages;
  private final List<SwitchedConnection> connections;
  private final Set<String> hooked = new TreeSet<>();

  private SwitchProver(
      List<String> arms, List<SwitchPage> pages, List<SwitchedConnection> connections) {
    this.arms = arms;
    this.pages = pages;
    this.connections = connections;
    pages.forEach(page -> hooked.addAll(page.hooked()));
  }

  /** For a trial whose load has ended; writes what is known of each connection. */
  public static SwitchProver of(TrialSetup setup, List<SwitchPage> before, List<SwitchPage> after) {
    List<String> arms = setup.arms().stream().map(ArmSetup::label).toList();
    List<SwitchedConnection> connections =
        new SwitchedConnections(setup.folder(), arms).matched(since(before, after));
    try {
      SwitchedConnectionWriter.all(
          setup.folder().resolve(SwitchedConnection.FILE), arms, connections);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SwitchProver(arms, after, connections);
  }

  /** Without those of the probes for readiness, whose ports may be used again. */
  private static List<SwitchPage.Connection> since(
      List<SwitchPage> before, List<SwitchPage> after) {
    Map<Integer, Long> known = new HashMap<>();
    before.forEach(page -> known.put(page.pid(), page.accepted()));
    List<SwitchPage.Connection> since = new ArrayList<>();
    for (SwitchPage page : after) {
      page.connections().stream()
          .filter(c -> c.serial() > known.getOrDefault(page.pid(), 0L))
          .forEach(since::add);
    }
    return since;
  }

  /**
   * The proofs of both arms.
   *
   * @param presence what the maps and counters of the process say of the hook; alone if it has no
   *     function to be called
   */
  public List<Proof> prove(Proof presence) {
    Seen past = whole().orElseGet(() -> connections(0));
    Seen hook = whole().orElseGet(() -> connections(1));
    Proof baseline =
        new Proof(arms.get(0), null, null, past.state(), past.how(), Map.of(), past.detail());
    boolean calls = !hooked.isEmpty();
    if (presence.refuted() || !calls && presence.state() != ProofState.PROVEN) {
      return List.of(baseline, presence);
    }
    return List.of(
        baseline,
        new Proof(
            presence.arm(),
            presence.hook(),
            presence.sha256(),
            hook.state(),
            hook.how(),
            presence.calls(),
            hook.detail()));
  }

  /** What is wrong with all connections. */
  private Optional<Seen> whole() {
    if (pages.stream().noneMatch(SwitchPage::active)) {
      return refuted(
          "the process has no page of the switch; is it static, setuid, or on another libc?");
    }
    long notHanded = pages.stream().mapToLong(SwitchPage::notHanded).sum();
    if (notHanded > 0) {
      return refuted(
          "the hook did not take %s connections from its own call of accept%s"
              .formatted(notHanded, INSTEAD));
    }
    return !connections.isEmpty() && connections.stream().noneMatch(SwitchedConnection::isRecorded)
        ? refuted(
            "none of the "
                + connections.size()
                + " connections arrived from its own port: an address translation (a published"
                + " port, a proxy, a mesh) is on the way"
                + INSTEAD)
        : Optional.empty();
  }

  private static Optional<Seen> refuted(String detail) {
    return Optional.of(Seen.refuted(HOW, detail));
  }

  private Seen connections(int arm) {
    List<SwitchedConnection> own = ofArm(arm);
    if (own.isEmpty()) {
      return Seen.refuted(HOW, "no connection of it has answered a request");
    }
    List<String> wrong = own.stream().flatMap(c -> wrong(c).stream()).toList();
    if (!wrong.isEmpty()) {
      return Seen.refuted(
          HOW,
          "%s of %s connections are wrong: %s"
              .formatted(
                  wrong.size(),
                  own.size(),
                  String.join("; ", wrong.stream().limit(MOST_NAMED).toList())));
    }
    long calls = calls(own, arm);
    return Seen.proven(
        HOW,
        String.format(
            "%d connections, %d requests: %s",
            own.size(),
            requests(own),
            hooked.isEmpty()
                ? "the hook has no function to be called"
                : calls + " calls " + side(arm) + ", 0 " + side(1 - arm)));
  }

  /** Calls of the hook's functions by the server for each request, on the side of each arm. */
  public Map<String, Double> figures(String label) {
    int arm = arms.indexOf(label);
    List<SwitchedConnection> own = ofArm(arm);
    return own.isEmpty()
        ? Map.of()
        : Map.of("switched_calls_per_request", (double) calls(own, arm) / requests(own));
  }

  private List<SwitchedConnection> ofArm(int arm) {
    return connections.stream().filter(c -> c.arm() == arm).toList();
  }

  private static long calls(List<SwitchedConnection> own, int arm) {
    return own.stream().mapToLong(arm == 1 ? c -> c.hookCalls() : c -> c.pastCalls()).sum();
  }

  private static long requests(List<SwitchedConnection> own) {
    return own.stream().mapToLong(SwitchedConnection::samples).sum();
  }

  private static String side(int arm) {
    return arm == 1 ? "to the hook" : "past it";
  }

  private Optional<String> wrong(SwitchedConnection c) {
    String which = "connection " + c.connection() + " from port " + c.peerPort();
    if (!c.isRecorded()) {
      return Optional.of(which + " is not in the page" + lost());
    }
    if (c.recordedArm() != c.arm()) {
      return Optional.of(which + " was taken for one of arm " + arms.get(c.recordedArm()));
    }
    long own = c.arm() == 1 ? c.hookCalls() : c.pastCalls();
    long other = c.arm() == 1 ? c.pastCalls() : c.hookCalls();
    if (other > 0) {
      return Optional.of(which + ": " + other + " calls " + side(1 - c.arm()));
    }
    return own < c.samples() && !hooked.isEmpty()
        ? Optional.of(
            "%s: %s calls for %s requests; the server reads them by other functions than %s%s"
                .formatted(which, own, c.samples(), hooked, INSTEAD))
        : Optional.empty();
  }

  private String lost() {
    long replaced = pages.stream().mapToLong(SwitchPage::replaced).sum();
    long overflowed = pages.stream().mapToLong(SwitchPage::overflowed).sum();
    long beyond = pages.stream().mapToLong(SwitchPage::beyond).sum();
    return replaced + overflowed + beyond == 0
        ? ""
        : String.format(
            " (%d records were written over, %d had no room, %d descriptors were too large; raise"
                + " design.renew, or HOOKBENCH_SWITCH_CONNECTIONS in sut.env)",
            replaced, overflowed, beyond);
  }
}
