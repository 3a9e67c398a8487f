package org.hookbench.stats;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.hookbench", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule READS_FILES_AND_NEEDS_NOTHING_THAT_MEASURES =
      noClasses()
          .that()
          .resideInAPackage("org.hookbench.stats..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.hookbench.hook..", "org.hookbench.micro..", "org.hookbench.macro..");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("org.hookbench.stats.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ESTIMATORS_KNOW_NO_FILES_AND_NO_REPORT =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.hookbench.stats.quantile..",
              "org.hookbench.stats.hypothesis..",
              "org.hookbench.stats.effect..",
              "org.hookbench.stats.bootstrap..",
              "org.hookbench.stats.series..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.hookbench.stats.directory..",
              "org.hookbench.stats.findings..",
              "org.hookbench.stats.figure..",
              "org.hookbench.stats.report..");
}
