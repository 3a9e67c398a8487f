// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Load.Model;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.Workload;

/**
 * Reads a load by its keys: {@code command}, {@code bursts}, and {@code rate}, {@code steps},
 * {@code trace} or {@code gap} choose a command, bursts and an open loop; {@code model} may say the
 * same. Only {@code model} chooses cold starts.
 */
final class LoadReader extends VariantReader<Load> {
  private static final long serialVersionUID = 1L;
  private static final String MODEL = "model";
  private static final List<String> OPEN =
      List.of("rate", "steps", "trace", "gap", "rampTo", "arrivals");
  private static final Alternative<Load> CLOSED =
      new Alternative<>(
          "a closed loop", Load.Closed.class, "remove rate, steps, trace, gap and bursts");
  private static final Alternative<Load> OPEN_LOOP =
      new Alternative<>("an open loop", Load.Open.class, "give a rate, as in rate: 1000");
  private static final Alternative<Load> BURSTS =
      new Alternative<>("bursts", Load.Bursts.class, "give their sizes, as in bursts: [10, 100]");
  private static final Alternative<Load> COMMAND =
      new Alternative<>("a load command", Workload.class, "give command: [PROGRAM, ...]");
  private static final Alternative<Load> COLD =
      new Alternative<>("cold starts", Load.Cold.class, "write model: cold");
  static final List<Alternative<Load>> VARIANTS = List.of(CLOSED, OPEN_LOOP, BURSTS, COLD, COMMAND);

  LoadReader(Class<? extends Load> type) {
    super(type);
  }

  @Override
  List<Alternative<Load>> variants() {
    return VARIANTS;
  }

  @Override
  List<String> selectors() {
    return List.of(MODEL);
  }

  @Override
  Alternative<Load> choose(ObjectNode node) {
    if (node.has("command")) {
      if (node.has(MODEL)) {
        throw new MisplacedKeyException(
            MODEL, "has no effect beside load.command, which is run again and again; remove it");
      }
      return COMMAND;
    }
    Model implied = implied(node);
    Model model = Chosen.of(node, MODEL, Model.class, implied);
    if ((model == Model.CLOSED || model == Model.COLD) && implied != Model.CLOSED) {
      throw new MisplacedKeyException(
          MODEL,
          "%s contradicts %s, which means %s; remove one of them"
              .formatted(Names.of(model), reason(node), Names.of(implied)));
    }
    if (model == Model.OPEN && implied == Model.BURST) {
      throw new MisplacedKeyException(
          MODEL, "open contradicts bursts, which means burst; remove one of them");
    }
    return switch (model) {
      case CLOSED -> CLOSED;
      case OPEN -> OPEN_LOOP;
      case BURST -> BURSTS;
      case COLD -> COLD;
    };
  }

  private static Model implied(ObjectNode node) {
    if (node.has("bursts")) {
      return Model.BURST;
    }
    return OPEN.stream().anyMatch(node::has) ? Model.OPEN : Model.CLOSED;
  }

  private static String reason(ObjectNode node) {
    return node.has("bursts")
        ? "bursts"
        : OPEN.stream().filter(node::has).findFirst().orElseThrow();
  }
}
