// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.hookbench", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule DEPENDS_ON_NOTHING_OF_OURS =
      noClasses()
          .that()
          .resideInAPackage("org.hookbench.experiment..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.hookbench.hook..",
              "org.hookbench.stats..",
              "org.hookbench.micro..",
              "org.hookbench.macro..");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("org.hookbench.experiment.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule VOCABULARY_KNOWS_ONLY_THE_CONSOLE =
      noClasses()
          .that()
          .resideInAPackage("org.hookbench.experiment")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.hookbench.experiment.file..",
              "org.hookbench.experiment.plan..",
              "org.hookbench.experiment.results..",
              "org.hookbench.experiment.provenance..",
              "org.hookbench.experiment.json..");
}
