// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.console.UserError;

/** Reads a system under test by the one key that names it. */
final class SutReader extends VariantReader<Sut> {
  private static final long serialVersionUID = 1L;
  private static final String OLD_ENV = "environment";
  private static final Alternative<Sut> APP = of("app", Sut.App.class, "write app: hello");
  private static final Alternative<Sut> COMMAND =
      of("command", Sut.Command.class, "write command: [PROGRAM, ...]");
  private static final Alternative<Sut> IMAGE = of("image", Sut.Image.class, "write image: NAME");
  private static final Alternative<Sut> URLS =
      of("urls", Sut.Endpoints.class, "write urls: [http://host:8080, ...]");
  static final List<Alternative<Sut>> VARIANTS = List.of(APP, COMMAND, IMAGE, URLS);

  SutReader() {
    super(Sut.class);
  }

  private static Alternative<Sut> of(String key, Class<? extends Sut> type, String remedy) {
    return new Alternative<>("a system under test with " + key, type, remedy);
  }

  @Override
  List<Alternative<Sut>> variants() {
    return VARIANTS;
  }

  @Override
  Alternative<Sut> choose(ObjectNode node) {
    if (node.has(OLD_ENV)) {
      throw new MisplacedKeyException(
          OLD_ENV, "is called sut.env; write env: {NAME: value} in its place");
    }
    List<String> given =
        List.of("app", "image", "command", "urls").stream().filter(node::has).toList();
    if (given.isEmpty()) {
      throw new UserError(
          "sut: nothing to run; give app (chain, crop, hello, image, spin), command: [...], image:"
              + " NAME or urls: [...]");
    }
    if (given.size() > 1 && !given.equals(List.of("image", "command"))) {
      throw UserError.of(
          "sut: %s are both given and name two systems; keep one of them",
          String.join(" and ", given));
    }
    return switch (given.get(0)) {
      case "app" -> APP;
      case "image" -> IMAGE;
      case "command" -> COMMAND;
      default -> URLS;
    };
  }
}
