// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses MACRO =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.hookbench.macro.runner", "org.hookbench.macro.load");

  @Test
  void macroKnowsNeitherStatsNorMicro() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.hookbench.stats..", "org.hookbench.micro..")
        .check(MACRO);
  }

  @Test
  void theLoadGeneratorDoesNotKnowTheRunner() {
    noClasses()
        .that()
        .resideInAPackage("org.hookbench.macro.load..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.hookbench.macro.runner..")
        .check(MACRO);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.hookbench.macro.runner.(*)..").should().beFreeOfCycles().check(MACRO);
    slices().matching("org.hookbench.macro.load.(*)..").should().beFreeOfCycles().check(MACRO);
  }
}
