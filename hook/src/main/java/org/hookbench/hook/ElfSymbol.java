// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

/**
 * Entry of .dynsym with global or weak binding.
 *
 * @param version that it asks for or, if it is defined, that it is defined as, for example {@code
 *     GLIBC_2.34}; empty for none
 */
record ElfSymbol(String name, boolean defined, boolean weak, boolean code, String version) {

  /** Whether programs of glibc, which ask for versions of glibc, can bind to its definition. */
  boolean isForGlibc() {
    return version.isEmpty() || version.startsWith("GLIBC_");
  }
}
