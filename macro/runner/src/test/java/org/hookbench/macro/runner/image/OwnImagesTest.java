// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnImagesTest {
  @TempDir Path work;

  private Map<String, ImagesFile.Recipe> read(String text) throws IOException {
    Files.createDirectories(work.resolve("web"));
    Files.writeString(work.resolve("web/Dockerfile"), "ARG BASE\nFROM ${BASE}\n");
    return ImagesFile.read(Files.writeString(work.resolve("images.yaml"), text));
  }

  @Test
  void foldersAreThoseBesideTheFile() throws IOException {
    assertThat(read("web: {folder: web, base: 'debian:12'}"))
        .containsEntry("web", new ImagesFile.Recipe(work.resolve("web"), "debian:12"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Web: {folder: web, base: x}; 'Web' is not a name of an image",
        "web: {folder: web}; web needs folder and base",
        "web: {folder: other, base: x}; has no Dockerfile",
        "web: {folder: web, base: x, tag: y}; is not a file of images",
        "[web]; is not a file of images",
        "{}; has no image"
      })
  void whatIsWrongIsNamed(String text, String said) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(UserError.class).hasMessageContaining(said);
  }

  @Test
  void packagesOfDpkgAreThoseThatAreInstalled() {
    assertThat(
            Packages.parsed(
                """
                Package: adduser
                Status: install ok installed
                Description: add and remove users and groups
                 This package includes: none
                Version: 3.134

                Package: gone
                Status: deinstall ok config-files
                Version: 1
                """))
        .isEqualTo(Map.of("adduser", "3.134"));
  }

  @Test
  void packagesOfApkHaveTheirVersions() {
    assertThat(Packages.parsed("C:Q1abc=\nP:musl\nV:1.2.4-r2\nA:x86_64\n\nP:zlib\nV:1.3-r0\n"))
        .isEqualTo(Map.of("musl", "1.2.4-r2", "zlib", "1.3-r0"));
  }

  @Test
  void changesAreTheBaseAndThePackagesOfEitherSide() {
    OwnImage before =
        new OwnImage("a", Instant.EPOCH, "x@1", "", Map.of("libc", "1", "old", "2", "same", "3"));
    OwnImage after =
        new OwnImage("b", Instant.EPOCH, "x@2", "", Map.of("libc", "2", "new", "1", "same", "3"));

    assertThat(after.changesSince(before))
        .containsExactly("base x@1 -> x@2", "libc 1 -> 2", "new none -> 1", "old 2 -> none");
  }
}
