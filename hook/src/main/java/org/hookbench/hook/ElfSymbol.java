package org.hookbench.hook;

/**
 * Entry of .dynsym with global or weak binding.
 *
 * @param version the version an undefined symbol asks for, for example {@code GLIBC_2.34}; else
 *     empty
 */
record ElfSymbol(String name, boolean defined, boolean weak, boolean code, String version) {}
