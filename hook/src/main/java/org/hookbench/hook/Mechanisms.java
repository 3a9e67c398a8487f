// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Mechanism;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.CommandOutput;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.experiment.provenance.HookFile;

/** The files of the mechanisms, and what this machine and user can do. */
public final class Mechanisms {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Mechanisms() {}

  /**
   * Whether a mechanism can be used here.
   *
   * @param carries whether it runs any hook; otherwise it counts calls itself
   * @param reason why not, and what to change; of one that can: what to know of it, or null
   */
  public record Ability(String mechanism, boolean carries, boolean can, String reason) {
    void require() {
      if (!can) {
        throw UserError.of("arms: mechanism %s cannot be used here: %s", mechanism, reason);
      }
    }

    static Ability parse(String line) {
      String[] fields = line.split("\t", 3);
      boolean carries = Names.parse(Mechanism.class, "attach --can", fields[0]).carries();
      boolean can = fields.length > 1 && fields[1].equals("yes");
      return new Ability(fields[0], carries, can, fields.length < 3 ? null : fields[2]);
    }
  }

  /** Each mechanism but preload, which needs nothing: tried out here and now. */
  public static List<Ability> here() {
    CommandOutput output;
    Path attach = file("attach");
    try {
      output = new Command(List.of(attach.toString(), "--can"), LIMIT).without("HOOKBENCH_").run();
    } catch (IOException e) {
      throw new UserError(attach + ": cannot be started: " + e.getMessage(), e);
    }
    if (!output.ok()) {
      throw UserError.of("%s --can: failed: %s", attach, output.errors().strip());
    }
    return output.out().lines().map(Ability::parse).toList();
  }

  /** The object that goes in, or the program that counts from outside; empty: preload. */
  public static Optional<HookFile> of(Mechanism mechanism) {
    if (mechanism == Mechanism.PRELOAD) {
      return Optional.empty();
    }
    String name = Names.of(mechanism);
    here().stream().filter(ability -> ability.mechanism().equals(name)).forEach(Ability::require);
    HookFile file = HookFile.of(file(mechanism.isOutside() ? "attach" : name + ".so"));
    file.requirePreloadable(file.path().toString());
    return Optional.of(file);
  }

  /** Refuses a hook that has nothing to carry. */
  public static void requireFunctions(Mechanism mechanism, HookFile hook) {
    if (mechanism != Mechanism.PRELOAD && ElfExports.of(hook.path()).isEmpty()) {
      throw UserError.of(
          "%s: exports no function, so %s has nothing to send to it; use a hook that interposes"
              + " one, or mechanism preload",
          hook.path(), Names.of(mechanism));
    }
  }

  /**
   * What a mechanism that carries a hook reads; all but an auditor are preloaded beside.
   *
   * @param object of the mechanism, as the process sees it
   * @param hook as the process sees it
   */
  public static Map<String, String> variables(Mechanism mechanism, String object, String hook) {
    Map<String, String> variables = new LinkedHashMap<>(Map.of("HOOKBENCH_CARRIES", hook));
    if (mechanism == Mechanism.AUDIT) {
      variables.put("LD_AUDIT", object);
    }
    return variables;
  }

  private static Path file(String name) {
    Path file = Home.find().resolve("native/target/mechanisms").resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new UserError(file + ": is not built; run scripts/hookbench build");
    }
    return file;
  }
}
