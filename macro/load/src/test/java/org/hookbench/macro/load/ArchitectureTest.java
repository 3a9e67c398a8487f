// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.hookbench.macro.load",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("org.hookbench.macro.load.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule WHAT_IS_TIMED_DOES_NOT_PRINT =
      noClasses()
          .that()
          .resideInAnyPackage("..clock..", "..http..", "..connection..", "..loop..", "..schedule..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
