// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;

/** images.yaml: images of one's own by name. */
final class ImagesFile {
  private static final String NAME = "[a-z0-9]+([._-][a-z0-9]+)*";

  private ImagesFile() {}

  /**
   * What an image is made of.
   *
   * @param folder with its Dockerfile, which begins with ARG BASE and FROM ${BASE}
   * @param base image to build from
   */
  record Recipe(Path folder, String base) {}

  /** Folders are relative to the file. */
  static Map<String, Recipe> read(Path file) {
    Map<String, Recipe> recipes = new LinkedHashMap<>();
    parsed(file).forEach((name, recipe) -> recipes.put(name, checked(file, name, recipe)));
    if (recipes.isEmpty()) {
      throw UserError.of("%s: has no image; write NAME: {folder: FOLDER, base: IMAGE}", file);
    }
    return recipes;
  }

  private static Map<String, Recipe> parsed(Path file) {
    try {
      Map<String, Recipe> parsed =
          Json.yaml().readValue(Files.readString(file), new TypeReference<>() {});
      return parsed == null ? Map.of() : parsed;
    } catch (JsonProcessingException e) {
      throw UserError.of(
          e,
          "%s: is not a file of images (%s); write NAME: {folder: FOLDER, base: IMAGE}",
          file,
          Quoted.reason(e.getOriginalMessage()));
    } catch (IOException e) {
      throw UserError.of(e, "%s: cannot be read (%s); give a file of images", file, IoReason.of(e));
    }
  }

  private static Recipe checked(Path file, String name, Recipe recipe) {
    if (!name.matches(NAME)) {
      throw UserError.of(
          "%s: %s is not a name of an image; use small letters, digits, and . _ - between them",
          file, Quoted.of(name));
    }
    if (recipe == null || recipe.folder() == null || recipe.base() == null) {
      throw UserError.of("%s: %s needs folder and base", file, name);
    }
    Path folder = file.toAbsolutePath().resolveSibling(recipe.folder()).normalize();
    if (!Files.isRegularFile(folder.resolve("Dockerfile"))) {
      throw UserError.of("%s: %s: %s has no Dockerfile", file, name, folder);
    }
    return new Recipe(folder, recipe.base());
  }
}
