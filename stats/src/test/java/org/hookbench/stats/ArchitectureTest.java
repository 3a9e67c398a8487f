// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
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
  static final ArchRule ARROWS_RUN_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("estimate")
          .definedBy("org.hookbench.stats.estimate..")
          .layer("analysis")
          .definedBy("org.hookbench.stats.analysis..")
          .layer("read")
          .definedBy("org.hookbench.stats.read..")
          .layer("compare")
          .definedBy("org.hookbench.stats.compare..")
          .layer("calibration")
          .definedBy("org.hookbench.stats.calibration..")
          .layer("power")
          .definedBy("org.hookbench.stats.power..")
          .layer("gate")
          .definedBy("org.hookbench.stats.gate..")
          .layer("charts")
          .definedBy("org.hookbench.stats.charts..")
          .layer("report")
          .definedBy("org.hookbench.stats.report..")
          .layer("export")
          .definedBy("org.hookbench.stats.export..")
          .layer("command")
          .definedBy("org.hookbench.stats.command..")
          .whereLayer("estimate")
          .mayNotAccessAnyLayer()
          .whereLayer("analysis")
          .mayOnlyAccessLayers("estimate")
          .whereLayer("read")
          .mayOnlyAccessLayers("estimate", "analysis")
          .whereLayer("compare")
          .mayOnlyAccessLayers("estimate", "analysis", "read")
          .whereLayer("calibration")
          .mayOnlyAccessLayers("estimate", "analysis", "read", "compare")
          .whereLayer("power")
          .mayOnlyAccessLayers("estimate", "analysis", "read", "compare")
          .whereLayer("gate")
          .mayOnlyAccessLayers("estimate", "analysis", "read", "compare")
          .whereLayer("charts")
          .mayOnlyAccessLayers("estimate", "analysis", "read", "compare")
          .whereLayer("command")
          .mayNotBeAccessedByAnyLayer();
}
