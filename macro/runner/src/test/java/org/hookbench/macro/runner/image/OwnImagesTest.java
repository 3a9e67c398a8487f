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
import picocli.CommandLine;

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
  void aBisectionIsRefusedWhereTheExperimentDoesNotFitIt() throws IOException {
    Path two = work.resolve("two.yaml");
    Files.writeString(
        two, "name: x\nsut: {app: hello}\narms: [none, scan]\nload: [{}, {path: /a}]\n");
    Path process = work.resolve("process.yaml");
    Files.writeString(process, "name: x\nsut: {app: hello}\narms: [none, scan]\n");
    OwnImagesCommand.Bisect bisect =
        CommandLine.populateCommand(
            new OwnImagesCommand.Bisect(), "web:1", "web:2", two.toString());

    assertThatThrownBy(bisect::call)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("two.yaml: has 2 scenarios; give an experiment with one");
    assertThatThrownBy(() -> new MeasuredDifference(process, work).of("web:1", "web:2"))
        .isInstanceOf(UserError.class)
        .hasMessageMatching("(?s).*process.yaml.*: image: has no effect in environment process.*");
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
