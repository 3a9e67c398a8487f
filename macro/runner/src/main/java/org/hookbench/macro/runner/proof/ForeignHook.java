// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.proof;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hookbench.experiment.Mechanism;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.hook.HookInspection;
import org.hookbench.macro.runner.deploy.MappedFile;
import org.hookbench.macro.runner.deploy.ServerProcess;

/**
 * Judges a hook that counts nothing and is mapped into the servers: by its code, which the
 * processor has run or not, and by what the servers' imports are bound to.
 */
final class ForeignHook {
  private final HookFile hook;
  private final List<HookFile> chain;
  private final HookInspection inspection;
  private final List<ServerProcess> servers;

  ForeignHook(HookFile hook, List<HookFile> chain, List<ServerProcess> servers) {
    this.hook = hook;
    this.chain = chain;
    this.inspection = HookInspection.of(hook.path());
    this.servers = servers.stream().filter(s -> !s.files().isEmpty()).toList();
  }

  /** By which mechanism: of all but preload only the running of the hook's code is a proof. */
  Seen judge(Mechanism by) {
    if (by != Mechanism.PRELOAD) {
      return ran() ? mapped("its code ran during the load") : notShown();
    }
    if (exports().isEmpty()) {
      return mapped("it exports no function: it acts in its constructor, if at all");
    }
    Map<String, Set<String>> elsewhere = new TreeMap<>();
    Set<String> here = new TreeSet<>();
    servers.forEach(server -> sort(imports(server), here, elsewhere));
    if (ran()) {
      return mapped("its code ran during the load; " + functions(here));
    }
    if (here.isEmpty() && !elsewhere.isEmpty()) {
      return Seen.refuted(
          "mapping", "mapped, but the server does not call it: " + bound(elsewhere));
    }
    boolean imports = servers.stream().anyMatch(s -> !imports(s).isEmpty());
    if (!imports && !servers.isEmpty()) {
      return mapped(
          "the server imports none of its functions (%s): it acts when it is loaded, if at all"
              .formatted(some(exports())));
    }
    boolean unseen = servers.stream().allMatch(s -> !s.ran().containsKey(hook.path()));
    return unseen && !here.isEmpty() ? mapped("bound to it: " + some(here)) : notShown();
  }

  private boolean ran() {
    return servers.stream().anyMatch(s -> s.ran().getOrDefault(hook.path(), false));
  }

  private static Seen notShown() {
    return new Seen(
        ProofState.NOT_PROVABLE, "mapping", "mapped, but nothing shows that it is called");
  }

  /** The imports of a server that this hook exports. */
  private Map<String, Set<MappedFile>> imports(ServerProcess server) {
    Map<String, Set<MappedFile>> imports = new TreeMap<>(server.bound());
    imports.keySet().retainAll(exports());
    return imports;
  }

  private void sort(
      Map<String, Set<MappedFile>> bound, Set<String> here, Map<String, Set<String>> elsewhere) {
    bound.forEach(
        (function, objects) -> {
          if (objects.stream().anyMatch(o -> chain.stream().anyMatch(o::is))) {
            here.add(function);
          } else {
            objects.forEach(
                o -> elsewhere.computeIfAbsent(function, f -> new TreeSet<>()).add(o.path()));
          }
        });
  }

  private Set<String> exports() {
    Set<String> exports = new TreeSet<>(inspection.interposes());
    exports.addAll(inspection.bypassed());
    exports.addAll(inspection.otherExports());
    return exports;
  }

  private static Seen mapped(String what) {
    return Seen.proven("mapping", "mapped; " + what);
  }

  private String functions(Set<String> here) {
    return here.isEmpty()
        ? "interposes " + some(inspection.interposes())
        : "bound to it: " + some(here);
  }

  private static String bound(Map<String, Set<String>> elsewhere) {
    Map.Entry<String, Set<String>> first = elsewhere.entrySet().iterator().next();
    return first.getKey() + " is bound to " + String.join(", ", first.getValue());
  }

  private static String some(Set<String> names) {
    return names.isEmpty()
        ? "no function of libc"
        : String.join(" ", names.stream().limit(6).toList()) + (names.size() > 6 ? " ..." : "");
  }
}
