// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.connection;

/** The tests of the loop in the JVM on the program hb-load. */
class NativeSwitchTest extends SwitchTest {
  @Override
  String loop() {
    return "native";
  }
}
