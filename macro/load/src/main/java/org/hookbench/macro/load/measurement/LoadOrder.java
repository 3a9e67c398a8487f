// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.measurement;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.Redaction;
import org.hookbench.macro.load.http.HttpTarget;

/**
 * The order for one run of the load generator: which requests to make, where, and with which random
 * choices. The runner writes it as spec.json; the coordinator of a fleet sends it to its agents.
 *
 * @param renew of a switch, whose two arms have one URL: requests after which a connection is
 *     closed and replaced; null if each arm has a server of its own
 */
public record LoadOrder(
    String schema, List<ArmUrl> targets, Load.Http load, Long seed, Integer renew) {
  /** Name of the file. */
  public static final String FILE = "spec.json";

  public static final String SCHEMA = "hookbench/load/1";

  /** An arm and where its requests go. */
  public record ArmUrl(String arm, String url) {}

  public LoadOrder {
    if (!SCHEMA.equals(schema)) {
      throw UserError.of("schema: '%s' is not %s; use one version of both", schema, SCHEMA);
    }
    if (targets == null || targets.isEmpty() || targets.stream().anyMatch(Objects::isNull)) {
      throw new UserError("targets: missing; give at least one, with its arm and url");
    }
    targets = List.copyOf(targets);
    load = load == null ? Load.DEFAULT : load;
    seed = seed == null ? 42L : seed;
    if (renew != null) {
      requireSwitch(targets, renew);
    }
  }

  /** Makes an order of this version. */
  public static LoadOrder of(List<ArmUrl> targets, Load.Http load, long seed) {
    return new LoadOrder(SCHEMA, targets, load, seed, null);
  }

  /** Returns the same order for a part of the load, with a seed of its own. */
  public LoadOrder part(Load.Http part, int number) {
    return new LoadOrder(schema, targets, part, seed + number, renew);
  }

  /** Returns the same order for a switch: both arms in one process, by the local port. */
  public LoadOrder switching(int requestsPerConnection) {
    return new LoadOrder(schema, targets, load, seed, requestsPerConnection);
  }

  /** Returns the order as JSON for a result, without the values of headers. */
  public String redacted() {
    return Json.text(Redaction.of(this));
  }

  private static void requireSwitch(List<ArmUrl> targets, int renew) {
    if (renew < 1) {
      throw new UserError("renew: " + renew + " is less than 1; give a number of requests");
    }
    if (targets.size() != 2
        || targets.get(0).arm().equals(targets.get(1).arm())
        || !targets.get(0).url().equals(targets.get(1).url())) {
      throw new UserError("renew: a switch has two arms with the same url; leave renew out");
    }
  }

  /** Reads a file; an error names the key that is wrong. */
  public static LoadOrder read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /**
   * Reads a text.
   *
   * @param source named in messages
   */
  public static LoadOrder parse(String source, String json) {
    try {
      return Json.mapper().readValue(json, LoadOrder.class);
    } catch (JsonProcessingException e) {
      String reason =
          e.getCause() instanceof UserError u
              ? u.getMessage()
              : Quoted.reason(e.getOriginalMessage());
      throw new UserError(source + ": " + reason, e);
    }
  }

  /** Returns one target for each arm, checked; the urls of one arm are its endpoints. */
  public List<HttpTarget> resolved() {
    return HttpTarget.pooled(targets.stream().map(t -> HttpTarget.of(t.arm(), t.url())).toList());
  }
}
