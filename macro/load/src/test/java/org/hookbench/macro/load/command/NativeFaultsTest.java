// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

/** The tests of the loop in the JVM on the program hb-load. */
class NativeFaultsTest extends FaultsTest {
  @Override
  String loop() {
    return "native";
  }
}
