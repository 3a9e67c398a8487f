// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verb images. */
@Command(
    name = "images",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Container images of the built-in systems, the load generator, the hooks and the probe.",
      "An image with the same content is not built again; its name is printed."
    },
    subcommands = {
      ImagesCommand.Build.class,
      ImagesCommand.Push.class,
      ImagesCommand.Load.class,
      OwnImagesCommand.Log.class,
      OwnImagesCommand.Bisect.class
    },
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench images build",
      "  scripts/hookbench images build --base eclipse-temurin:21-jre-jammy sut",
      "  scripts/hookbench images push --registry 123456789012.dkr.ecr.eu-west-1.amazonaws.com/me",
      "  scripts/hookbench images load --into kind"
    })
public final class ImagesCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new UserError("images: give build, push, load, log or bisect; see images --help");
  }

  /** What the three have in common. */
  abstract static class Action implements Callable<Integer> {
    @Parameters(
        arity = "0..*",
        paramLabel = "IMAGE",
        description = "sut, load, hooks, probe (default: all).")
    private List<ImageKind> kinds = new ArrayList<>();

    @Option(
        names = "--engine",
        paramLabel = "NAME",
        description = "docker or podman (default: the one that answers).")
    private String engineName;

    @Option(names = "--base", paramLabel = "IMAGE", description = "Image to build from.")
    private String base;

    @Option(
        names = "--hook",
        paramLabel = "FILE.so",
        description = "A hook to put beside ours; may be given again.")
    private List<Path> hooks = new ArrayList<>();

    @Option(names = "--json", description = "Prints a JSON list.")
    private boolean json;

    abstract String done(EngineProgram engine, String image);

    @Override
    public Integer call() {
      EngineProgram engine = engine();
      List<String> names = new ArrayList<>();
      for (ImageKind kind : kinds.isEmpty() ? List.of(ImageKind.values()) : kinds) {
        boolean carriesHooks = kind == ImageKind.HOOKS || kind == ImageKind.PROBE;
        String image = new Images(engine).ensure(kind, base, carriesHooks ? hooks : List.of());
        names.add(done(engine, image));
      }
      return print(names);
    }

    int print(List<String> names) {
      System.out.print(json ? Json.text(names) : String.join("\n", names) + "\n");
      return ExitStatus.DONE;
    }

    boolean chosen() {
      return !kinds.isEmpty() || base != null || !hooks.isEmpty();
    }

    EngineProgram engine() {
      return engineNamed(engineName);
    }
  }

  static EngineProgram engineNamed(String name) {
    EngineProgram engine =
        name == null ? EngineProgram.ofThisMachine() : new EngineProgram(name, null);
    if (!List.of("docker", "podman").contains(engine.name())) {
      throw new UserError("--engine: '" + name + "' must be docker or podman");
    }
    if (!engine.answers()) {
      throw UserError.of(
          "--engine: %s does not answer; start it, or give the other one", engine.name());
    }
    return engine;
  }

  @Command(
      name = "build",
      mixinStandardHelpOptions = true,
      description = "Builds what is missing and prints the names.",
      footer = {
        "",
        "Examples:",
        "  scripts/hookbench images build",
        "  scripts/hookbench images build --base eclipse-temurin:21-jre-jammy sut",
        "  scripts/hookbench images build hooks --hook ./agent.so --json",
        "  scripts/hookbench images build --file images.yaml"
      })
  static final class Build extends Action {
    @Option(
        names = "--file",
        paramLabel = "FILE",
        description = "Builds the images of this file in place of ours, with the newest packages.")
    private Path file;

    @Override
    public Integer call() {
      if (file == null) {
        return super.call();
      }
      if (chosen()) {
        throw new UserError("--file: says what to build; leave out IMAGE, --base and --hook");
      }
      Map<String, ImagesFile.Recipe> recipes = ImagesFile.read(file);
      OwnImages images = new OwnImages(engine());
      return print(
          recipes.entrySet().stream().map(r -> images.build(r.getKey(), r.getValue())).toList());
    }

    @Override
    String done(EngineProgram engine, String image) {
      return image;
    }
  }

  @Command(
      name = "push",
      mixinStandardHelpOptions = true,
      description = "Builds what is missing and sends it to a registry.",
      footer = {
        "",
        "Examples:",
        "  scripts/hookbench images push --registry registry.example.org/me",
        "  scripts/hookbench images push --registry registry.example.org/me load probe"
      })
  static final class Push extends Action {
    @Option(
        names = "--registry",
        paramLabel = "HOST/PATH",
        required = true,
        description = "Registry and path.")
    private String registry;

    @Override
    String done(EngineProgram engine, String image) {
      return new Images(engine).push(image, registry);
    }
  }

  @Command(
      name = "load",
      mixinStandardHelpOptions = true,
      description = "Builds what is missing and copies it to another engine of this machine.",
      footer = {
        "",
        "Examples:",
        "  scripts/hookbench images load --into kind",
        "  scripts/hookbench images load --into podman sut"
      })
  static final class Load extends Action {
    @Option(
        names = "--into",
        paramLabel = "ENGINE",
        required = true,
        description = "podman, docker, or kind (kind:NAME for a cluster of that name).")
    private String target;

    @Override
    String done(EngineProgram engine, String image) {
      ImageCopy.copy(engine, image, target);
      return image;
    }
  }
}
