// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.hookbench", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule KNOWS_ONLY_THE_EXPERIMENT =
      noClasses()
          .that()
          .resideInAPackage("org.hookbench.hook..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.hookbench.stats..", "org.hookbench.micro..", "org.hookbench.macro..");
}
